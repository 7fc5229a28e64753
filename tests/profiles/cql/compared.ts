import { DateTime } from 'luxon';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import { evaluate } from '../../../server/criteria/evaluate.ts';
import type { Status } from '../../../server/criteria/status.ts';
import { factsOf } from '../../builders/read.ts';
import type { GeneratedCase } from './generatedCases.ts';

/** The criteria that are written down in CQL, too. */
export const CRITERIA = ['creatinine', 'total-bilirubin', 'inr', 'platelets', 'ecog'] as const;
export type CriterionName = (typeof CRITERIA)[number];
export type Statuses = Readonly<Record<CriterionName, Status>>;

/** What the program says of a record. */
export function statusesOf({ observations, asOf, zone }: GeneratedCase, changed: Partial<Policy> = {}): Statuses {
  const policy = { ...DEFAULT_POLICY, timeZone: zone, ...changed };
  const { results } = evaluate('deb-tace', factsOf(observations, { asOf, policy }), asOf, policy);
  return statusesIn(results.map(({ id, status }) => [id, status]));
}

export const statusesIn = (results: readonly (readonly [string, Status])[]): Statuses =>
  Object.fromEntries(results.filter(([id]) => (CRITERIA as readonly string[]).includes(id))) as Statuses;

/** One criterion of one record, by both engines. */
export interface Compared {
  readonly given: GeneratedCase;
  readonly name: CriterionName;
  readonly ours: Status | undefined;
  readonly theirs: unknown;
}

/**
 * A difference with a reason. CQL knows one offset from UTC, that of the moment it is asked about; the program knows the
 * clock of the site. Where clocks were changed since, "30 days ago" and the ends of days differ by an hour, and only there: on a
 * clock that was never changed, the program says what CQL says.
 */
export const isClockChange = ({ given, name, theirs }: Compared): boolean => {
  const { offset } = DateTime.fromISO(given.asOf, { zone: given.zone });
  const zone = `UTC${offset < 0 ? '-' : '+'}${Math.abs(offset) / 60}`;
  return statusesOf({ ...given, zone })[name] === theirs;
};

export const inShort = ({ given, name, ours, theirs }: Compared): string =>
  `${name} of ${JSON.stringify(given)}: ${ours}, in CQL ${theirs}`;
