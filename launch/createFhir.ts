import type { CreateAnswer, CreateRequest } from '../server/fhir/createPort.ts';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import type { LaunchContext } from './launchContext.ts';

interface Target {
  readonly siteId: string;
  /** Address of the resource type. */
  readonly url: string;
  readonly accessToken: string;
  /** Id of the launch. */
  readonly asker: string;
  readonly signal: AbortSignal;
}

/** Bytes of an answer that are looked at: the resource as stored, or an OperationOutcome. */
const LARGEST_ANSWER = 4 * 2 ** 20;

/**
 * One POST with an access token. fhirclient is not used: it would follow the Location header of an empty answer, token and
 * all, wherever it leads.
 */
export async function createFhir(
  context: LaunchContext,
  request: CreateRequest,
  target: Target,
): Promise<CreateAnswer> {
  const start = performance.now();
  const count = (outcome: string) =>
    context.metrics?.fhirRequest(target.siteId, outcome, (performance.now() - start) / 1000);
  let isSent = false;
  let answer: Posted | undefined;
  try {
    const send = async () => {
      isSent = true;
      answer = await post(request, target);
      // To be heard by whatever guards the EHR; who asked gets the answer as it is.
      const { status, retryAfter } = answer;
      if (BUSY.includes(status)) throw FhirFailure.ofStatus(status, retryAfter === undefined ? {} : { retryAfter });
      return answer;
    };
    answer = await context.circuitOf(target.siteId).run(send, { asker: target.asker });
    count(answer.status < 400 ? 'ok' : 'status');
    return { kind: 'answered', ...answer };
  } catch (error) {
    const failure = FhirFailure.of(error);
    if (answer) {
      count(failure.kind);
      return { kind: 'answered', ...answer };
    }
    count(failure.kind);
    return { kind: isSent && !isUnconnected(error) ? 'no-answer' : 'not-sent', failure };
  }
}

type Posted = Awaited<ReturnType<typeof post>>;

/** What an EHR says that may name a time to come back. */
const BUSY = [429, 503];

async function post({ resource, ifNoneExist }: CreateRequest, { url, accessToken, signal }: Target) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/fhir+json, application/json;q=0.9',
      'content-type': 'application/fhir+json; charset=utf-8',
      'if-none-exist': ifNoneExist,
      prefer: 'return=minimal',
    },
    body: JSON.stringify(resource),
    // Nothing goes to an address that was never checked; the answer that points there is a refusal.
    redirect: 'manual',
    signal,
  });
  const location = response.headers.get('location') ?? undefined;
  const retryAfter = response.headers.get('retry-after') ?? undefined;
  return {
    status: response.status,
    location,
    retryAfter,
    body: await bodyOf(response),
  };
}

/** Status and Location say what matters: a body that breaks off or cannot be read takes nothing away from them. */
async function bodyOf(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length;
      if (size > LARGEST_ANSWER) return undefined;
      pieces.push(piece);
    }
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

const UNCONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** The connection never stood, so nothing can have been stored. */
function isUnconnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const codes = [cause, ...(cause instanceof AggregateError ? cause.errors : [])].map((each) =>
    each instanceof Error && 'code' in each ? String(each.code) : '',
  );
  return codes.some((code) => UNCONNECTED.includes(code));
}
