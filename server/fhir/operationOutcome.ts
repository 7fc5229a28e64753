import { asList, type Json } from '../chart/json.ts';
import { codesOfIssue } from './issueCodes.ts';

/**
 * What a server's message means for the completeness of an answer: `none` nothing, `no-result` an honest "nothing
 * found", `incomplete` something is missing, `restart` the pages have expired and the search has to begin again.
 */
export type Effect = 'none' | 'no-result' | 'incomplete' | 'restart';
export interface Meaning {
  readonly effect: Effect;
  /** For the clinician, in our words: the server's own text may name the patient. */
  readonly reason: string;
}

const NOTHING: Meaning = { effect: 'none', reason: '' };
const incomplete = (reason: string): Meaning => ({ effect: 'incomplete', reason });

const MORE = incomplete('the EHR says that it may hold more than it sent');
const RESTRICTED = incomplete('the EHR restricts this record (break-the-glass)');
const WITHHELD = incomplete('the EHR withheld part of these records');
const REFUSED = incomplete('the EHR refused access to part of these records');
const BUSY = incomplete('the EHR could not complete the answer');
const REPORTED_ERROR = incomplete('the EHR reported an error');
const UNREADABLE = incomplete('the EHR sent a message that cannot be read');

/** Codes whose meaning does not depend on the severity they come with: Epic's numbers, and FHIR issue types. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '4101': { effect: 'no-result', reason: '' },
  '4113': { effect: 'restart', reason: 'the EHR let its result pages expire' },
  '4118': REFUSED,
  '4119': MORE,
  '4122': NOTHING,
  '4127': MORE,
  '4130': RESTRICTED,
  '4131': RESTRICTED,
  '4134': RESTRICTED,
  '59133': MORE,
  '59204': WITHHELD,
  suppressed: WITHHELD,
  incomplete: MORE,
  'too-costly': BUSY,
  timeout: BUSY,
  throttled: BUSY,
  transient: BUSY,
  security: REFUSED,
  login: REFUSED,
  forbidden: REFUSED,
};

const ORDER: readonly Effect[] = ['none', 'no-result', 'incomplete', 'restart'];
const graver = (a: Meaning, b: Meaning): Meaning => (ORDER.indexOf(b.effect) > ORDER.indexOf(a.effect) ? b : a);

/** Epic: someone has to state a reason before this record opens. */
export const isRestricted = (codes: readonly string[]): boolean => codes.some((code) => /^413[014]$/.test(code));

/** The gravest meaning among codes, of equals the first; `undefined` when none of them says anything by itself. */
export function meaningOfCodes(codes: readonly string[]): Meaning | undefined {
  const meanings = codes.flatMap((code) => (Object.hasOwn(MEANINGS, code) ? [MEANINGS[code] ?? NOTHING] : []));
  return meanings.length === 0 ? undefined : meanings.reduce(graver);
}

/** Severity decides only where no code does; a severity that is missing or unheard of counts as an error. */
function meaningOfIssue(issue: Json): Meaning {
  const harmless = ['warning', 'information', 'success'].includes(String(issue.severity));
  return meaningOfCodes(codesOfIssue(issue)) ?? (harmless ? NOTHING : REPORTED_ERROR);
}

/** What an OperationOutcome means for the answer it came with. */
export function meaningOfOutcome(outcome: Json): Meaning {
  const issues = asList(outcome.issue);
  return issues.length === 0 ? UNREADABLE : issues.map(meaningOfIssue).reduce(graver);
}
