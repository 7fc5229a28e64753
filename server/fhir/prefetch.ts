import { asObject } from '../chart/json.ts';
import type { LocalCode } from '../chart/localCodes.ts';
import { FhirFailure } from './fhirFailure.ts';
import type { FhirPort } from './fhirPort.ts';
import { type Search, searchesFor } from './searches.ts';
import { searchPage } from './searchPage.ts';

/** Stands for the patient's id while templates are made: letters only, so that nothing in it is encoded. */
const PLACE = 'PATIENTID';

/** What an EHR is asked to send along with a hook: the very questions that the reader of a chart asks. */
export function prefetchTemplates(): Readonly<Record<string, string>> {
  const searches = searchesFor(PLACE);
  return Object.fromEntries(
    keysOf(searches).map((key, place) => [key, searches[place]?.path.replace(PLACE, '{{context.patientId}}') ?? '']),
  );
}

/** "patient", "condition", "observation1", "observation2", ...: by type, numbered where there are several of one. */
function keysOf(searches: readonly Search[]): readonly string[] {
  const types = searches.map(({ resourceType }) => `${resourceType.charAt(0).toLowerCase()}${resourceType.slice(1)}`);
  return types.map((type, place) => {
    const before = types.slice(0, place).filter((other) => other === type).length;
    return types.filter((other) => other === type).length === 1 ? type : `${type}${before + 1}`;
  });
}

export interface Prefetched {
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly patientId: string;
  readonly localCodes: readonly LocalCode[];
  /** FHIR address of the EHR. */
  readonly baseUrl: string;
  /** The way to the EHR for what was not sent along; without it, that stays unread. */
  readonly network?: FhirPort | undefined;
}

/**
 * A port that answers from what the EHR sent along, where that is whole, and asks the EHR for everything else: a part that
 * is missing, was cut off into pages, holds another patient, or was asked for without the site's own codes.
 */
export function prefetchPort(sent: Prefetched): FhirPort {
  const { network, baseUrl } = sent;
  const answers = sentAnswers(sent);
  return {
    baseUrl,
    get: async (path, signal) => {
      const answer = answers.get(path);
      if (answer?.isWhole || (answer && !network)) return answer.body;
      if (!network) throw new FhirFailure('not-sent');
      return network.get(path, signal);
    },
  };
}

interface SentAnswer {
  readonly body: unknown;
  readonly isWhole: boolean;
}

/** What was sent along, by the path of the question that it answers. */
function sentAnswers({ prefetch, patientId, baseUrl }: Prefetched): ReadonlyMap<string, SentAnswer> {
  const searches = searchesFor(patientId);
  const keys = keysOf(searches);
  return new Map(
    searches.flatMap((search, place): (readonly [string, SentAnswer])[] => {
      const key = keys[place] ?? '';
      if (!Object.hasOwn(prefetch, key)) return [];
      const body = prefetch[key] === null ? nothingFound(search) : prefetch[key];
      return [[search.path, { body, isWhole: isWhole(search, body, patientId, baseUrl) }]];
    }),
  );
}

/** CDS Hooks 2.0: `null` says that there is no such data. A search that failed must not be sent at all. */
const nothingFound = ({ kind }: Search): unknown =>
  kind === 'read' ? undefined : { resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] };

function isWhole({ kind, resourceType }: Search, body: unknown, patientId: string, baseUrl: string): boolean {
  if (kind === 'read') return asObject(body)?.id === patientId;
  try {
    const page = searchPage(body, { resourceType, patientId, baseUrl });
    const { next, problems, total = 0, matches, expired } = page;
    return next.kind === 'end' && problems.length === 0 && !expired && total <= matches;
  } catch {
    return false;
  }
}
