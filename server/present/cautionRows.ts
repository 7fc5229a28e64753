import type { Policy } from '../chart/policy.ts';
import type { CautionResult } from '../criteria/cautions/cautionsFor.ts';
import { CAUTIONS } from '../criteria/cautions/index.ts';
import type { Citation } from '../criteria/citation.ts';
import { cautionTherapies } from './cautionTherapies.ts';
import { plainUnits } from './figure.ts';
import { CAUTIONS_HREF } from './library/libraryAddress.ts';
import type { Moment } from './moment.ts';
import { type SourceRow, sourceRow } from './sourceRows.ts';

export interface CautionRow {
  readonly anchor: string;
  /** Its entry on the public page of criteria. */
  readonly href: string;
  readonly title: string;
  /** What was found, or why nobody can tell; `null` for what is shown for every patient. */
  readonly because: string | null;
  readonly sources: readonly SourceRow[];
  readonly statement: string;
  readonly notRead: string | null;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** The cautions that concern the same therapies. */
export interface CautionGroup {
  readonly therapies: string;
  readonly rows: readonly CautionRow[];
}

/** One of the three parts of the section. */
export interface CautionPart {
  readonly count: number;
  readonly groups: readonly CautionGroup[];
}

export interface CautionRows {
  readonly applies: CautionPart;
  readonly cannotTell: CautionPart;
  readonly information: CautionPart;
  /** Titles of the cautions that the site has switched off. */
  readonly off: readonly string[];
}

/** The cautions beyond the series as the page shows them: what applies first. */
export function cautionRows(
  results: readonly CautionResult[],
  { cautionsOff }: Pick<Policy, 'cautionsOff'>,
  moment: Moment,
): CautionRows {
  const part = (status: CautionResult['status']): CautionPart =>
    cautionPart(
      results.filter((result) => result.status === status),
      moment,
    );
  return {
    applies: part('applies'),
    cannotTell: part('cannot-tell'),
    information: part('information'),
    off: CAUTIONS.filter(({ id }) => cautionsOff.includes(id)).map(
      (caution) => `${cautionTherapies(caution)}: ${caution.title}`,
    ),
  };
}

function cautionPart(results: readonly CautionResult[], moment: Moment): CautionPart {
  const grouped = Map.groupBy(results, ({ caution }) => cautionTherapies(caution));
  const groups = [...grouped].map(([therapies, members]) => ({
    therapies,
    rows: members.map((member) => cautionRow(member, moment)),
  }));
  return { count: results.length, groups };
}

const cautionRow = ({ caution, status, because, sources }: CautionResult, moment: Moment): CautionRow => ({
  anchor: `caution-${caution.id}`,
  href: `${CAUTIONS_HREF}#caution-${caution.id}`,
  title: caution.title,
  because: status === 'information' ? null : plainUnits(because),
  sources: sources.map((source) => sourceRow(source, moment)),
  statement: caution.statement,
  notRead: caution.notRead ?? null,
  citations: caution.citations,
});
