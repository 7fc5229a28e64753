import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../server/chart/fact.ts';
import type { Antithrombotic, Facts } from '../../../../server/chart/facts.ts';
import { bounded } from '../../../../server/chart/numberText.ts';
import { readMeld } from '../../../../server/scores/readers/readMeld.ts';
import { readMeld3 } from '../../../../server/scores/readers/readMeld3.ts';
import { readMeldNa } from '../../../../server/scores/readers/readMeldNa.ts';
import { factsWith, measured, stale, stated } from '../../../builders/facts.ts';

const noDialysis = { dialysis: stated(false, 'answer/dialysis') };
const usual = { creatinine: measured(1.4), 'total-bilirubin': measured(3.2), inr: measured(1.8), ...noDialysis };

describe('MELD of a patient', () => {
  it('names its version and what it was made for', () => {
    const score = readMeld(factsWith(usual));
    expect(score.version).toBe('MELD (UNOS 2002)');
    expect(score.citation).toContain('10.1053/jhep.2001.22172');
    expect(score.notes).toContainEqual(expect.stringContaining('without stating which version'));
    expect(score.notes).toContainEqual(expect.stringContaining('chronic liver disease'));
  });

  it('is rounded to an integer, with the unrounded value beside it', () => {
    const score = readMeld(factsWith(usual));
    expect(score.value).toBe(21);
    expect(score.unrounded).toBeCloseTo(20.63, 2);
  });

  it('shows every input as found and as used, with its unit, date and bound', () => {
    const facts = factsWith({ ...usual, creatinine: measured(0.7), inr: measured(1.2, '2026-01-09T08:00:00Z') });
    const { inputs } = readMeld(facts);
    expect(inputs.creatinine).toMatchObject({
      found: 0.7,
      used: 1,
      unit: 'mg/dL',
      bound: 'raised to 1.0 (lower bound)',
    });
    expect(inputs.inr).toMatchObject({ found: 1.2, used: 1.2, unit: '{INR}' });
    expect(inputs.inr).not.toHaveProperty('bound');
    expect(inputs.inr?.sources[0]?.recordedAt).toBe('2026-01-09T08:00:00Z');
  });

  it('says when creatinine was lowered', () => {
    const { inputs } = readMeld(factsWith({ ...usual, creatinine: measured(5.1) }));
    expect(inputs.creatinine).toMatchObject({ found: 5.1, used: 4, bound: 'lowered to 4.0 (upper bound)' });
  });

  it('stops at 40 and says what the formula gives', () => {
    const score = readMeld(
      factsWith({ ...usual, creatinine: measured(4), 'total-bilirubin': measured(50), inr: measured(5) }),
    );
    expect(score.value).toBe(40);
    expect(score.unrounded).toBeCloseTo(52.51, 2);
    expect(score.notes).toContainEqual(expect.stringMatching(/^The formula gives 53; .* above 40 as 40\.$/));
  });
});

describe('a value recorded as a range', () => {
  it.each([
    ['total-bilirubin', '<', 0.2, 1, 'raised to 1.0 (lower bound)'],
    ['total-bilirubin', '<=', 1, 1, 'raised to 1.0 (lower bound)'],
    ['creatinine', '>', 4, 4, 'lowered to 4.0 (upper bound)'],
    ['creatinine', '>=', 7, 4, 'lowered to 4.0 (upper bound)'],
  ] as const)('%s %s%d is usable, because the bound makes one number of it', (id, comparator, value, used, bound) => {
    const score = readMeld(factsWith({ ...usual, [id]: measured(bounded(comparator, value)) }));
    expect(score.value).not.toBeNull();
    expect(score.inputs[id]).toMatchObject({ found: `${comparator}${value}`, used, bound });
  });

  it.each([
    ['total-bilirubin', '<', 1.2, 'total bilirubin: recorded as <1.2 mg/dL, which is not one number'],
    ['total-bilirubin', '>', 20, 'total bilirubin: recorded as >20 mg/dL, which is not one number'],
    ['creatinine', '>', 2, 'creatinine: recorded as >2 mg/dL, which is not one number'],
    ['inr', '>', 8, 'INR: recorded as >8, which is not one number'],
  ] as const)('%s %s%d leaves the score open', (id, comparator, value, because) => {
    const score = readMeld(factsWith({ ...usual, [id]: measured(bounded(comparator, value)) }));
    expect(score.value).toBeNull();
    expect(score.notComputable).toBe(`not computable because ${because}`);
  });

  it('of numbers that no patient can have is refused, although a bound would hide it', () => {
    const score = readMeld(factsWith({ ...usual, creatinine: measured(0) }));
    expect(score.notComputable).toBe(
      'not computable because creatinine: recorded as 0 mg/dL, which no patient can have',
    );
  });
});

describe('missing values', () => {
  it('are all named, each with its reason', () => {
    const inr = stale('INR', '1.1');
    const creatinine = unknown('unusable-unit', 'no unit is recorded: the bare number is not used');
    expect(readMeld(factsWith({ ...noDialysis, inr, creatinine })).notComputable).toBe(
      'not computable because creatinine: no unit is recorded: the bare number is not used; ' +
        'no total bilirubin is recorded; ' +
        'the latest INR (1.1) is 50 days old; at most 30 days count (site policy)',
    );
  });

  it('are shown among the inputs with what was found instead', () => {
    const { inputs } = readMeld(factsWith({ ...usual, inr: stale('INR', '1.1') }));
    expect(inputs.inr).toMatchObject({
      found: '1.1',
      used: 'unknown',
      missing: expect.stringContaining('50 days old'),
    });
    expect(inputs.inr?.sources).toHaveLength(1);
    expect(inputs.creatinine).toMatchObject({ found: 1.4, used: 1.4 });
  });
});

describe('dialysis', () => {
  const labs = { creatinine: measured(1), 'total-bilirubin': measured(1), inr: measured(1) };

  it('unknown is shown as unknown, with the score of both answers', () => {
    const score = readMeld(factsWith(labs));
    expect(score.value).toBe(6);
    expect(score.inputs.dialysis).toMatchObject({ found: 'unknown', used: 'unknown' });
    expect(score.notes[0]).toBe(
      'Dialysis unknown (whether the patient is on dialysis is not recorded): computed from the creatinine as found. ' +
        'With dialysis (creatinine 4.0 mg/dL) it would be 20.',
    );
  });

  it('unknown is never shown as "no"', () => {
    const { inputs, notes } = readMeld(factsWith(labs));
    expect(JSON.stringify(inputs.dialysis)).not.toMatch(/"no"|false/);
    expect(notes.join(' ')).not.toContain('Dialysis: no');
  });

  it('unknown for another reason names that reason', () => {
    const dialysis = unknown('not-readable', 'the procedures could not be read');
    expect(readMeld(factsWith({ ...labs, dialysis })).notes[0]).toContain(
      'Dialysis unknown (dialysis: the procedures could not be read)',
    );
  });

  it('known sets creatinine to 4.0 and says so', () => {
    const score = readMeld(factsWith({ ...labs, dialysis: stated(true, 'Procedure/d1') }));
    expect(score.value).toBe(20);
    expect(score.inputs.creatinine).toMatchObject({ found: 1, used: 4, bound: 'set to 4.0 (dialysis)' });
    expect(score.inputs.dialysis).toMatchObject({ found: 'yes', used: 'yes' });
    expect(score.notes[0]).toBe('Dialysis: yes; creatinine set to 4.0 mg/dL.');
  });

  it('does not stand in for a creatinine that is missing', () => {
    const { creatinine: _, ...others } = labs;
    const score = readMeld(factsWith({ ...others, dialysis: stated(true) }));
    expect(score.notComputable).toBe('not computable because no creatinine is recorded');
  });

  it('denied by a clinician leaves creatinine as found', () => {
    const score = readMeld(factsWith({ ...labs, ...noDialysis }));
    expect(score.value).toBe(6);
    expect(score.inputs.dialysis).toMatchObject({ found: 'no', used: 'no' });
    expect(score.notes[0]).toBe('Dialysis: no, as stated; creatinine as found.');
  });
});

describe.each([
  ['MELD', (facts: Facts) => readMeld(facts)],
  ['MELD-Na', readMeldNa],
  ['MELD 3.0', readMeld3],
])('%s under drugs against clotting', (_, read) => {
  const drug = (kind: Antithrombotic['kind'], name: string): Antithrombotic => ({
    kind,
    name,
    record: 'order',
    date: '2026-01-02',
    recognizedBy: 'code',
    reference: `MedicationRequest/${name}`,
  });
  const notesUnder = (...drugs: readonly Antithrombotic[]) => {
    const source = { reference: 'MedicationRequest/m', recordedAt: '2026-01-02', asRecorded: 'order' };
    return read(factsWith({ ...usual, antithrombotics: known(drugs, [source]) })).notes.join(' ');
  };

  it('says that an anticoagulant can raise it, once for each name', () => {
    const notes = notesUnder(drug('anticoagulant', 'warfarin'), drug('anticoagulant', 'warfarin'));
    expect(notes).toContain('Anticoagulant recorded (warfarin): it can raise the INR, and MELD with it');
  });

  it('says nothing of the kind about a drug against platelets, or where none is recorded', () => {
    expect(notesUnder(drug('antiplatelet', 'aspirin'))).not.toContain('nticoagulant');
    expect(read(factsWith(usual)).notes.join(' ')).not.toContain('nticoagulant');
  });
});
