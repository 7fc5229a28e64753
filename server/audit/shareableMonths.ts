import { ADHERENCES } from './adherence.ts';
import type { AuditReport, Group } from './auditReport.ts';
import { closeGaps } from './closeGaps.ts';
import { costOf } from './costOf.ts';
import { sumLaws } from './law.ts';
import type { Count, Tally } from './tally.ts';

/** What the withheld columns come to together follows from the others and is never shown by itself. */
const REST = 'rest';

/**
 * The table of months as it may leave the team. Cases could be of each other's months without a change anywhere else, so that
 * only what all of them came to matters. What is withheld of that is withheld of each month.
 *
 * @param overall as it is shown
 */
export function shareableMonths(report: AuditReport, overall: Tally): readonly Group[] {
  if (overall.all === null) return report.byMonth.map(({ id }) => ({ id, tally: overall }));
  const hidden = ADHERENCES.filter((each) => overall[each] === null);
  const columns = [...ADHERENCES.filter((each) => !hidden.includes(each)), ...(hidden.length > 0 ? [REST] : [])];
  const numbersOf = (row: string, tally: Tally): readonly (readonly [string, number])[] => [
    ...columns.map((each) => [`${row} ${each}`, partOf(tally, each, hidden)] as const),
    [`${row} all`, tally.all ?? 0],
  ];
  const months = report.byMonth.map(({ id }) => `month ${id}`);
  const full = new Map([
    ...numbersOf('overall', report.overall),
    ...report.byMonth.flatMap(({ id, tally }) => numbersOf(`month ${id}`, tally)),
  ]);
  const first = new Map<string, Count>([...full].map(([name, count]) => [name, isRest(name) ? null : count]));
  const laws = [
    ...months.flatMap((row) =>
      sumLaws(
        `${row} all`,
        columns.map((each) => `${row} ${each}`),
      ),
    ),
    ...[...columns, 'all'].flatMap((each) =>
      sumLaws(
        `overall ${each}`,
        months.map((row) => `${row} ${each}`),
      ),
    ),
  ];
  const shown = closeGaps(full, first, laws, costOf);
  return report.byMonth.map(({ id }) => ({ id, tally: tallyOf(`month ${id}`, shown) }));
}

const isRest = (name: string): boolean => name.startsWith('month ') && name.endsWith(` ${REST}`);

const partOf = (tally: Tally, column: string, hidden: readonly (keyof Tally)[]): number =>
  (column === REST ? hidden : [column as keyof Tally]).reduce((sum, each) => sum + (tally[each] ?? 0), 0);

function tallyOf(row: string, shown: ReadonlyMap<string, Count>): Tally {
  const [adherent = null, correctable = null, notAdherent = null, notDocumented = null] = ADHERENCES.map(
    (each) => shown.get(`${row} ${each}`) ?? null,
  );
  return {
    adherent,
    correctable,
    'not-adherent': notAdherent,
    'not-documented': notDocumented,
    all: shown.get(`${row} all`) ?? null,
  };
}
