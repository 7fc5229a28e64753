import { describe, expect, it } from 'vitest';
import { concept, condition } from '../../builders/condition.ts';
import { factsOf } from '../../builders/read.ts';

const FINDING = concept('snomed', '293637006');
const IOHEXOL = concept('rxnorm', '5956');
const status = (code: string) => ({ coding: [{ code }] });
const allergy = (more: Record<string, unknown>) => ({
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: { reference: 'Patient/p1' },
  code: FINDING,
  ...more,
});
const read = (...resources: readonly unknown[]) => factsOf(resources)['contrast-allergy'];
const short = (...resources: readonly unknown[]) => {
  const fact = read(...resources);
  return fact.known ? 'present' : fact.why;
};

describe('an allergy to contrast medium is read from an allergy record', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['the finding', {}, 'present'],
    ['the substance', { code: IOHEXOL }, 'present'],
    ['the substance of a reaction', { code: { text: 'radiology' }, reaction: [{ substance: IOHEXOL }] }, 'present'],
    ['its name', { code: { text: 'Iodinated Contrast Media' } }, 'present'],
    ['another substance', { code: { text: 'Penicillin' } }, 'absent'],
    ['a statement that there is none', { code: { text: 'No known allergy to contrast media' } }, 'absent'],
    ['active', { clinicalStatus: status('active') }, 'present'],
    ['inactive', { clinicalStatus: status('inactive') }, 'absent'],
    ['resolved', { clinicalStatus: status('resolved') }, 'absent'],
    ['unconfirmed', { verificationStatus: status('unconfirmed') }, 'present'],
    ['refuted', { verificationStatus: status('refuted') }, 'absent'],
    ['entered in error', { verificationStatus: status('entered-in-error') }, 'absent'],
    ['recorded after asOf', { recordedDate: '2026-02-01' }, 'absent'],
    ['somebody else’s', { patient: { reference: 'Patient/p2' } }, 'absent'],
  ])('%s', (_, more, expected) => {
    expect(short(allergy(more))).toBe(expected);
  });

  it('with its reactions, how bad they were, and when it was recorded', () => {
    const resource = allergy({
      code: { text: 'Iohexol' },
      criticality: 'high',
      recordedDate: '2020-02-01',
      verificationStatus: status('confirmed'),
      reaction: [
        { manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' },
        { manifestation: [{ text: 'Hives' }] },
      ],
    });
    expect(read(resource)).toMatchObject({
      value: [
        {
          substance: 'Iohexol',
          reactions: ['Anaphylaxis (severe)', 'Hives'],
          recorded: '2020-02-01',
          reference: 'AllergyIntolerance/a1',
        },
      ],
      sources: [{ asRecorded: 'Iohexol, criticality high, Anaphylaxis (severe); Hives', status: 'confirmed' }],
    });
  });
});

describe('or from a diagnosis', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['active', {}, 'present'],
    ['resolved', { clinicalStatus: 'resolved' }, 'absent'],
    ['provisional', { verificationStatus: 'provisional' }, 'indeterminate'],
    ['refuted', { verificationStatus: 'refuted' }, 'absent'],
  ])('%s', (_, more, expected) => {
    expect(short(condition(FINDING, more))).toBe(expected);
  });

  it('both stand, and what has ended is shown beside them', () => {
    const ended = allergy({ id: 'a2', clinicalStatus: status('resolved') });
    expect(read(condition(FINDING), allergy({}), ended)).toMatchObject({
      value: [{ reference: 'AllergyIntolerance/a1' }, { reference: 'Condition/c1' }],
      setAside: [{ reference: 'AllergyIntolerance/a2', because: 'not active' }],
    });
  });
});

describe('that none is recorded is never a no', () => {
  it('says so', () => {
    expect(read()).toMatchObject({
      why: 'absent',
      because: 'no allergy to contrast medium is recorded, which does not show that there is none',
    });
  });

  it('not even when the record says that there is no allergy at all', () => {
    expect(short(allergy({ code: { text: 'No known allergies' } }))).toBe('absent');
  });
});
