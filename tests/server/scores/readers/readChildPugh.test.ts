import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../server/chart/numberText.ts';
import { readChildPugh } from '../../../../server/scores/readers/readChildPugh.ts';
import { factsWith, measured } from '../../../builders/facts.ts';

const labs = { 'total-bilirubin': measured(2.5), albumin: measured(3), inr: measured(1.2) };

describe('Child-Pugh of a patient', () => {
  it('names its variant', () => {
    expect(readChildPugh(factsWith(labs)).version).toBe('Child-Pugh (albumin 2.8 to 3.5 g/dL, INR 1.7 to 2.3)');
  });

  it('has no value, because nothing in the chart is read as ascites or encephalopathy', () => {
    const score = readChildPugh(factsWith(labs));
    expect(score.value).toBeNull();
    expect(score.notComputable).toBe(
      'not computable because ascites: not read from the chart; encephalopathy: not read from the chart',
    );
    expect(score.inputs.ascites).toMatchObject({ found: 'unknown', used: 'unknown' });
  });

  it('says between which sums the laboratory values put it', () => {
    expect(readChildPugh(factsWith(labs)).notes[0]).toBe(
      'Points of the laboratory values: total bilirubin 2, albumin 2, INR 1. ' +
        'With ascites and encephalopathy the sum would lie between 7 (class B) and 11 (class C).',
    );
  });

  it.each([
    ['<', 2, 1],
    ['<', 0.2, 1],
    ['>', 3, 3],
  ] as const)(
    'counts bilirubin %s%d with %i points, as the whole range scores the same',
    (comparator, value, points) => {
      const facts = factsWith({ ...labs, 'total-bilirubin': measured(bounded(comparator, value)) });
      expect(readChildPugh(facts).notes[0]).toContain(`total bilirubin ${points}`);
    },
  );

  it.each([
    ['<=', 2],
    ['>=', 3],
    ['>', 2],
  ] as const)('does not count bilirubin %s%d, which may score differently', (comparator, value) => {
    const score = readChildPugh(factsWith({ ...labs, 'total-bilirubin': measured(bounded(comparator, value)) }));
    expect(score.notComputable).toContain(
      `total bilirubin: recorded as ${comparator}${value} mg/dL, which does not settle its points`,
    );
    expect(score.notes.join(' ')).not.toContain('Points of');
  });

  it('names the laboratory values that are missing as well', () => {
    expect(readChildPugh(factsWith()).notComputable).toBe(
      'not computable because no total bilirubin is recorded; no albumin is recorded; no INR is recorded; ' +
        'ascites: not read from the chart; encephalopathy: not read from the chart',
    );
  });
});
