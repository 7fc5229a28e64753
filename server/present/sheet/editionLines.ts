import { editionAt } from '../../criteria/criterion.ts';
import { CRITERIA } from '../../criteria/therapies.ts';

/** "1998-03-01 (reviewed 2026-11-23): Leiomyosarcoma": the editions in force at `asOf` (ISO instant) and their criteria. */
export function editionLines(asOf: string): readonly string[] {
  const criteria = [...new Set(Object.values(CRITERIA).flat())];
  const groups = Map.groupBy(criteria, (criterion) => {
    const { effectiveFrom, lastReviewed } = editionAt(criterion, asOf);
    return `${effectiveFrom} (reviewed ${lastReviewed})`;
  });
  const smallestFirst = [...groups].toSorted(([, a], [, b]) => a.length - b.length);
  return smallestFirst.map(([edition, members], index) => {
    const isLast = index === smallestFirst.length - 1;
    if (isLast) return `${edition}: ${index === 0 ? 'all' : 'all others'}`;
    return `${edition}: ${members.map(({ title }) => title).join(', ')}`;
  });
}
