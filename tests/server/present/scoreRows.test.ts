import { describe, expect, it } from 'vitest';
import { unknown } from '../../../server/chart/fact.ts';
import { scoreRows } from '../../../server/present/scoreRows.ts';
import { factsWith } from '../../builders/facts.ts';
import { AS_OF, assessmentOf, metFacts } from './assessmentBuilder.ts';

const rows = (facts = metFacts()) => scoreRows(assessmentOf({ facts }).scores, { asOf: AS_OF, zone: 'Europe/Berlin' });

describe('scores', () => {
  it('start with MELD, the score of the series', () => expect(rows()[0]?.version).toMatch(/^MELD \(/));

  it('show each input as found and as used, with the bound that was applied and its date', () => {
    const creatinine = rows()[0]?.inputs.find(({ name }) => name === 'creatinine');
    expect(creatinine).toMatchObject({
      found: '0.9 mg/dL',
      used: '1 mg/dL',
      note: expect.stringMatching(/lower bound/),
      date: '13 Jan 2026, 09:12',
    });
  });

  it('say why they cannot be computed, for every score of an empty chart', () => {
    for (const row of rows(factsWith())) {
      expect(row.value).toBe('not computable');
      expect(row.notComputable).toMatch(/\w/);
    }
  });

  it('show an unusable input with the reason instead of a value used', () => {
    const facts = metFacts({
      creatinine: unknown('stale', 'the latest creatinine is 41 days old', [
        { reference: 'Observation/c', recordedAt: '2025-12-05', asRecorded: '1.1 mg/dL' },
      ]),
    });
    expect(rows(facts)[0]?.inputs.find(({ name }) => name === 'creatinine')).toMatchObject({
      found: '1.1 mg/dL',
      used: null,
      note: 'the latest creatinine is 41 days old',
    });
  });

  it('show dialysis as not known, never as no', () => {
    const meld = rows(metFacts({ dialysis: factsWith().dialysis }))[0];
    const dialysis = meld?.inputs.find(({ name }) => name === 'dialysis');
    expect(dialysis).toMatchObject({ found: 'unknown', note: expect.stringMatching(/dialysis/) });
    expect(meld?.notes.join(' ')).toMatch(/unknown/i);
  });

  it('name every value between which the chart does not decide', () => {
    const meld3 = rows(metFacts({ sex: factsWith().sex })).find(({ id }) => id === 'meld3');
    expect(meld3?.value).toMatch(/^\d+ or \d+$/);
    expect(meld3?.alternatives.join()).toMatch(/if .*male/);
  });

  it('eGFR carries its unit', () =>
    expect(rows().find(({ id }) => id === 'egfr')?.value).toMatch(/^\d+ mL\/min\/1\.73 m²$/));
});
