import { asObject, type Json } from '../chart/json.ts';
import { patientIds } from '../chart/patientIds.ts';
import { FhirFailure } from './fhirFailure.ts';
import { type Next, nextLink } from './nextLink.ts';
import { type Meaning, meaningOfOutcome } from './operationOutcome.ts';

/** What is being read, and whose it must be. */
export interface Sought {
  readonly resourceType: string;
  readonly patientId: string;
  readonly baseUrl: string;
}

/** One page of a search, cleaned: only resources of the sought type that name the sought patient, and nobody else. */
export interface SearchPage {
  readonly resources: readonly Json[];
  /** How many matches the page held, those left out included. */
  readonly matches: number;
  /** What the server says all pages hold together. */
  readonly total: number | undefined;
  readonly next: Next;
  /** Why the page is incomplete, in words for the clinician; empty when it is whole. */
  readonly problems: readonly string[];
  /** The server has forgotten the search: its pages must be read again from the first. */
  readonly expired: boolean;
}

type Entry =
  | { readonly kind: 'resource'; readonly resource: Json }
  | { readonly kind: 'message'; readonly meaning: Meaning }
  | { readonly kind: 'problem'; readonly problem: string }
  | { readonly kind: 'include' };

const EMPTY: SearchPage = {
  resources: [],
  matches: 0,
  total: undefined,
  next: { kind: 'end' },
  problems: [],
  expired: false,
};

/** @throws FhirFailure `not-fhir` when the body is not a searchset Bundle (a log-in page, a text, half an answer). */
export function searchPage(body: unknown, sought: Sought): SearchPage {
  const bundle = asObject(body);
  if (bundle?.resourceType === 'OperationOutcome') return messageInsteadOfPage(meaningOfOutcome(bundle));
  const { entry = [] } = bundle ?? {};
  if (bundle?.resourceType !== 'Bundle' || bundle.type !== 'searchset' || !Array.isArray(entry))
    throw new FhirFailure('not-fhir');
  const entries = entry.map((item) => readEntry(asObject(item), sought));
  const messages = entries.flatMap((item) => (item.kind === 'message' ? [item.meaning] : []));
  return {
    resources: entries.flatMap((item) => (item.kind === 'resource' ? [item.resource] : [])),
    matches: entries.filter(({ kind }) => kind === 'resource' || kind === 'problem').length,
    total: typeof bundle.total === 'number' ? bundle.total : undefined,
    next: nextLink(bundle, sought.baseUrl),
    problems: [
      ...messages.filter(({ effect }) => effect === 'incomplete').map(({ reason }) => reason),
      ...entries.flatMap((item) => (item.kind === 'problem' ? [item.problem] : [])),
    ],
    expired: messages.some(({ effect }) => effect === 'restart'),
  };
}

/** A message alone is a whole answer only when it says that nothing was found. */
function messageInsteadOfPage({ effect, reason }: Meaning): SearchPage {
  if (effect === 'no-result') return EMPTY;
  if (effect === 'restart') return { ...EMPTY, expired: true };
  return { ...EMPTY, problems: [reason || 'the EHR sent a message instead of records'] };
}

function readEntry(entry: Json | undefined, { resourceType, patientId }: Sought): Entry {
  const resource = asObject(entry?.resource);
  if (resource?.resourceType === 'OperationOutcome') return { kind: 'message', meaning: meaningOfOutcome(resource) };
  if (asObject(entry?.search)?.mode === 'include') return { kind: 'include' };
  if (resource?.resourceType !== resourceType) return problem('the EHR sent entries without the records asked for');
  const owners = patientIds(resource);
  if (owners.some((id) => id !== patientId)) return problem("the EHR sent another patient's data, which was left out");
  if (owners.length === 0) return problem('the EHR sent records that name no patient, which were left out');
  return { kind: 'resource', resource };
}

const problem = (words: string): Entry => ({ kind: 'problem', problem: words });
