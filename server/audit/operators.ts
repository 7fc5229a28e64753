import type { DoneProcedure } from '../chart/inputs/procedures.ts';
import type { Performer } from '../chart/performers.ts';
import { compareTexts } from './compareTexts.ts';

/** Somebody a case counts for. */
export type Operator = Pick<Performer, 'id' | 'name'>;

/**
 * Who operated, in the order of their ids. Whoever certainly only assisted is left out where anybody else is recorded; when
 * there is nobody else, a case counts for them rather than for nobody.
 */
export function operatorsOf(procedures: readonly DoneProcedure[]): readonly Operator[] {
  const recorded = procedures
    .toSorted((a, b) => startOf(a) - startOf(b) || compareTexts(a.source.reference, b.source.reference))
    .flatMap(({ performers }) => performers);
  const people = [...Map.groupBy(recorded, ({ id }) => id)].map(([id, times]) => ({
    id,
    name: times.findLast(({ name }) => name !== null)?.name ?? null,
    isAssisting: times.every(({ isAssisting }) => isAssisting),
  }));
  const operating = people.filter(({ isAssisting }) => !isAssisting);
  return (operating.length > 0 ? operating : people)
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => compareTexts(a.id, b.id));
}

const startOf = ({ period }: DoneProcedure): number => period?.start ?? Number.POSITIVE_INFINITY;
