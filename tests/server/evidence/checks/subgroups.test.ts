import { describe, expect, it } from 'vitest';
import { intervalsRepeated } from '../../../../server/evidence/checks/repeatedIntervals.ts';
import { subgroupsAddUp } from '../../../../server/evidence/checks/subgroups.ts';
import type { Outcome } from '../../../../server/evidence/outcome.ts';
import type { Publication } from '../../../../server/evidence/publication.ts';
import { lang } from '../../../../server/evidence/publications/lang.ts';
import { moffitt } from '../../../../server/evidence/publications/moffitt.ts';

const withOutcome = (publication: Publication, id: string, change: Partial<Outcome>): Publication => {
  const [first, ...others] = publication.outcomes.map((outcome) =>
    outcome.id === id ? ({ ...outcome, ...change } as Outcome) : outcome,
  );
  return { ...publication, outcomes: [first!, ...others] };
};

describe('subgroups', () => {
  it('have as many patients together as the whole', () => {
    expect(subgroupsAddUp(moffitt)).toEqual([]);
    const [violation] = subgroupsAddUp(withOutcome(moffitt, 'MOF-T2-01', { n: 10 }));
    expect(violation).toEqual({
      check: 'subgroups-add-up',
      outcome: 'MOF-03',
      because: 'by extrahepatic disease: 10 + 15 patients make 25, not 24',
    });
  });

  it('have as many of each response category together as the whole', () => {
    const y90 = moffitt.outcomes.find(({ id }) => id === 'MOF-T3-mRECIST-Y90')!;
    const result = { ...y90.result, counts: [{ label: 'PD', n: 6 }] } as Outcome['result'];
    const faults = subgroupsAddUp(withOutcome(moffitt, y90.id, { result })).map(({ because }) => because);
    expect(faults).toContain('by first treatment: PD: 12 in the subgroups, 9 in the whole');
  });

  it('cannot be added up when the size of one is not given', () => {
    expect(subgroupsAddUp(lang)).toEqual([
      {
        check: 'subgroups-add-up',
        outcome: 'LANG-05',
        because: 'by resection margin: the size of a subgroup is not given',
      },
    ]);
  });

  it('must be outcomes of the same publication', () => {
    const split = { whole: 'LANG-03', by: 'anything', parts: ['LANG-01', 'MOF-01'] } as const;
    expect(() => subgroupsAddUp({ ...lang, splits: [split] })).toThrow('MOF-01');
  });
});

describe('one interval for two different medians', () => {
  it('is a copy: the group with rising MELD has the interval of the whole series', () => {
    expect(intervalsRepeated(moffitt).map(({ outcome }) => outcome)).toEqual(['MOF-T2-04']);
  });

  it('is no copy when the medians agree as well', () => {
    const whole = moffitt.outcomes.find(({ id }) => id === 'MOF-03')!;
    expect(intervalsRepeated(withOutcome(moffitt, 'MOF-T2-04', { result: whole.result }))).toEqual([]);
  });
});
