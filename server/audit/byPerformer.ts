import type { CaseFigures } from './caseFigures.ts';
import { compareTexts } from './compareTexts.ts';
import { type Tally, tallyOf } from './tally.ts';

/** The cases of one performer. */
export interface PerformerGroup {
  /** See `Performer`; "" for nobody. */
  readonly id: string;
  /** As the most recent case with a name calls them, with the id beside it where another has the same name; "" for nobody. */
  readonly name: string;
  readonly tally: Tally;
}

/** A case stands under each of its performers, and where it has none under the id "". By name. */
export function byPerformer(cases: readonly CaseFigures[]): readonly PerformerGroup[] {
  const placed = cases.flatMap(({ performers, adherence, decidedAt }) =>
    (performers.length > 0 ? performers : [NOBODY]).map((performer) => ({ ...performer, adherence, decidedAt })),
  );
  const people = [...Map.groupBy(placed, ({ id }) => id)].map(([id, own]) => ({
    id,
    own: newestName(own) ?? id,
    tally: tallyOf(own.map(({ adherence }) => adherence)),
  }));
  const alike = Map.groupBy(people, ({ own }) => own);
  return people
    .map(({ id, own, tally }) => ({ id, name: (alike.get(own)?.length ?? 0) > 1 ? apart(id, own) : own, tally }))
    .toSorted((a, b) => compareTexts(a.name, b.name) || compareTexts(a.id, b.id));
}

const NOBODY = { id: '', name: null };

function newestName(own: readonly { readonly name: string | null; readonly decidedAt: string }[]): string | undefined {
  const named = own.filter(({ name }) => name !== null);
  return named.toSorted((a, b) => compareTexts(a.decidedAt, b.decidedAt)).at(-1)?.name ?? undefined;
}

const apart = (id: string, name: string): string =>
  id === name ? name : `${name} (${id.startsWith('name:') ? 'no reference' : id})`;
