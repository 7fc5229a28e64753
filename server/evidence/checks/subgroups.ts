import type { Publication, Split } from '../publication.ts';
import { type Figures, printedFigures } from './figures.ts';
import type { Violation } from './violation.ts';

/** The parts of a split have as many patients, and as many of each counted kind, as the whole. */
export function subgroupsAddUp(publication: Publication): readonly Violation[] {
  return (publication.splits ?? []).flatMap((split) => {
    const whole = printed(publication, split.whole);
    const parts = split.parts.map((id) => printed(publication, id));
    const faults = [...sizeFaults(whole, parts), ...countFaults(whole, parts)];
    return faults.map((fault) => violation(split, fault));
  });
}

function printed(publication: Publication, id: string): Figures {
  const outcome = publication.outcomes.find((candidate) => candidate.id === id);
  if (!outcome) throw new RangeError(`a split of ${publication.id} names ${id}, which it does not report`);
  return printedFigures(outcome);
}

const violation = ({ whole, by }: Split, fault: string): Violation => ({
  check: 'subgroups-add-up',
  outcome: whole,
  because: `by ${by}: ${fault}`,
});

function sizeFaults(whole: Figures, parts: readonly Figures[]): readonly string[] {
  const sizes = parts.map(({ n }) => n);
  if (sizes.includes(null)) return ['the size of a subgroup is not given'];
  const sum = sizes.reduce<number>((total, n) => total + (n ?? 0), 0);
  return sum === whole.n ? [] : [`${sizes.join(' + ')} patients make ${sum}, not ${whole.n}`];
}

function countFaults({ result }: Figures, parts: readonly Figures[]): readonly string[] {
  if (result.kind !== 'counts') return [];
  return result.counts.flatMap(({ label, n }) => {
    const sum = parts.reduce((total, part) => total + countOf(part, label), 0);
    return sum === n ? [] : [`${label}: ${sum} in the subgroups, ${n} in the whole`];
  });
}

const countOf = ({ result }: Figures, label: string): number =>
  result.kind === 'counts' ? (result.counts.find((count) => count.label === label)?.n ?? 0) : 0;
