import { asObject } from '../chart/json.ts';
import type { CreateAnswer, CreatePort, CreateRequest } from './createPort.ts';
import { failureReason } from './failureReason.ts';
import { issueCodes } from './issueCodes.ts';

/** What is known after an attempt to create a resource. Reasons are for the clinician, without address or patient data. */
export type Written =
  | {
      readonly kind: 'written';
      /** "Observation/7"; `null` when the EHR does not say. */
      readonly reference: string | null;
    }
  | { readonly kind: 'refused'; readonly status: number | undefined; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

const LIMIT_MS = 15_000;

/**
 * Creates a resource. Resolves within `limitMs` whatever the server does. Only an answer that says so counts as written or
 * refused: after a time-out, a broken connection or a fault of the server it is not known which.
 */
export async function createResource(port: CreatePort, request: CreateRequest, limitMs = LIMIT_MS): Promise<Written> {
  const answer = await port.create(request, AbortSignal.timeout(limitMs));
  switch (answer.kind) {
    case 'not-sent':
      return { kind: 'refused', status: answer.failure.status, reason: failureReason(answer.failure) };
    case 'no-answer':
      return { kind: 'unknown', reason: failureReason(answer.failure) };
    case 'answered':
      return meaningOf(answer, request.resourceType);
  }
}

type Answered = Extract<CreateAnswer, { kind: 'answered' }>;

function meaningOf({ status, location, body }: Answered, type: string): Written {
  if (status >= 200 && status < 300) return { kind: 'written', reference: referenceIn(location, body, type) };
  if ([500, 502, 504].includes(status))
    return { kind: 'unknown', reason: `the EHR reported an internal error (${status})` };
  const codes = [...new Set(issueCodes(body))];
  const named = codes.length === 0 ? '' : `; its reasons: ${codes.join(', ')}`;
  return { kind: 'refused', status, reason: `${refusal(status)} (${status})${named}` };
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'the EHR could not read what was sent',
  401: 'the EHR no longer accepts the access of this launch',
  403: 'the EHR does not allow LiverMet, or your account, to write this',
  404: 'the EHR does not take such records',
  405: 'the EHR does not take such records',
  409: 'the EHR says that this conflicts with what it holds',
  412: 'the EHR holds this more than once already',
  413: 'what was sent is too large for the EHR',
  415: 'the EHR does not take such records in this form',
  422: 'the EHR’s own rules do not accept what was sent',
  429: 'the EHR is too busy',
  501: 'the EHR does not take such records',
  503: 'the EHR is not available at the moment',
};

const refusal = (status: number): string => REFUSALS[status] ?? 'the EHR did not accept it';

const ID = '[A-Za-z0-9._-]{1,128}';

/** From the Location header (".../Observation/7/_history/1"), else from the resource that was sent back. */
function referenceIn(location: string | undefined, body: unknown, type: string): string | null {
  const [, id] = new RegExp(`(?:^|/)${type}/(${ID})(?:/_history/${ID})?$`).exec(location ?? '') ?? [];
  if (id !== undefined) return `${type}/${id}`;
  const resource = asObject(body);
  const own = resource?.resourceType === type && typeof resource.id === 'string' ? resource.id : '';
  return new RegExp(`^${ID}$`).test(own) ? `${type}/${own}` : null;
}
