import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import { bounded } from '../../../../server/chart/numberText.ts';
import { readChildPugh } from '../../../../server/scores/readers/readChildPugh.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';

const labs = { 'total-bilirubin': measured(2.5), albumin: measured(3), inr: measured(1.2) };

describe('Child-Pugh of a patient', () => {
  it('names its variant', () => {
    expect(readChildPugh(factsWith(labs)).version).toBe('Child-Pugh (albumin 2.8 to 3.5 g/dL, INR 1.7 to 2.3)');
  });

  const NO_GRADES =
    'the grade of ascites (none, slight, or moderate to severe) is not known: no ascites is recorded, which does not show that there is none; ' +
    'the grade of hepatic encephalopathy (none, 1 to 2, or 3 to 4) is not known: no hepatic encephalopathy is recorded, which does not show that there is none';

  it('has no value, and names the two grades that are missing and why', () => {
    const score = readChildPugh(factsWith(labs));
    expect(score.value).toBeNull();
    expect(score.notComputable).toBe(`not computable because ${NO_GRADES}`);
    expect(score.inputs.ascites).toMatchObject({ found: 'unknown', used: 'unknown' });
    expect(score.notes).toContain(
      'Ascites and encephalopathy are graded at the bedside. The codes that are read tell at most that there is one, not how much of it.',
    );
  });

  it('ascites that is recorded is shown with its source; without its grade it still gives no value', () => {
    const score = readChildPugh(factsWith({ ...labs, ascites: stated(true as const, 'Condition/a1', '2026-01-08') }));
    expect(score.value).toBeNull();
    expect(score.inputs.ascites).toMatchObject({
      found: 'recorded',
      used: 'unknown',
      missing:
        'the grade of ascites (slight, or moderate to severe) is not known: it is recorded, and no code that is read grades it',
      sources: [{ reference: 'Condition/a1', recordedAt: '2026-01-08' }],
    });
    expect(score.notComputable).toContain(score.inputs.ascites?.missing);
  });

  it('a query that failed is the reason where it is one', () => {
    const ascites = unknown('not-readable', 'conditions could not be read: the EHR answered 503');
    expect(readChildPugh(factsWith({ ...labs, ascites })).notComputable).toContain(
      'ascites (none, slight, or moderate to severe) is not known: conditions could not be read: the EHR answered 503;',
    );
  });

  it.each([
    ['ascites', {}, { ascites: stated(true as const) }, 'between 8 (class B) and 11 (class C).'],
    [
      'both',
      {},
      { ascites: stated(true as const), encephalopathy: stated(true as const) },
      'between 9 (class B) and 11 (class C).',
    ],
    [
      'both, with laboratory values of 1 point each',
      { 'total-bilirubin': measured(1), albumin: measured(4) },
      { ascites: stated(true as const), encephalopathy: stated(true as const) },
      'between 7 and 9: class B whatever the grades.',
    ],
  ])('what is recorded scores at least 2 points: %s', (_, values, found, range) => {
    expect(readChildPugh(factsWith({ ...labs, ...values, ...found })).notes[0]).toContain(range);
  });

  it('laboratory values can settle the class by themselves', () => {
    const bad = { 'total-bilirubin': measured(5), albumin: measured(2), inr: measured(2.5) };
    expect(readChildPugh(factsWith(bad)).notes[0]).toContain('between 11 and 15: class C whatever the grades.');
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
      `not computable because no total bilirubin is recorded; no albumin is recorded; no INR is recorded; ${NO_GRADES}`,
    );
  });
});
