import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { CAUTION_IDS } from '../../../server/criteria/cautions/cautionId.ts';
import { assess } from '../../../server/present/assess.ts';
import { answerValues, record } from '../../builders/arbitrary.ts';
import { concept, condition, LEIOMYOSARCOMA, LIVER } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { AS_OF, answered } from '../../builders/read.ts';
import { assessmentOfPatient } from './patientAssessment.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) / 20 };

const assessed = (resources: readonly unknown[], cautionsOff: readonly string[] = [], answers = answered({})) => {
  const policy = { ...DEFAULT_POLICY, cautionsOff };
  return assess({ resources, patientId: 'p1', asOf: AS_OF, policy, answers, gaps: [] });
};

describe('cautions beyond the series', () => {
  it('change nothing else that is shown, least of all a verdict', () => {
    const cautionsOff = fc.subarray([...CAUTION_IDS], { minLength: 1 });
    fc.assert(
      fc.property(record, answerValues, cautionsOff, (resources, values, off) => {
        const { cautions: all, policy: _with, ...withAll } = assessed(resources, [], answered(values));
        const { cautions: some, policy: _without, ...withSome } = assessed(resources, off, answered(values));
        expect(withSome).toEqual(withAll);
        expect(some).toEqual(all.filter(({ caution }) => !off.includes(caution.id)));
      }),
      RUNS,
    );
  });

  it('read the upper limit of normal that the result itself states', () => {
    const alt = (more: object) => observation(LOINC.alt, { ...quantity(260, 'U/L'), ...more });
    const statusOf = (resource: unknown) =>
      assessed([resource, observation(LOINC.ast, { ...quantity(30, 'U/L'), id: 'o2' })]).cautions.find(
        ({ caution }) => caution.id === 'y90-aminotransferases',
      )?.status;
    expect(statusOf(alt({ referenceRange: [{ high: { value: 50, unit: 'U/L' } }] }))).toBe('applies');
    expect(statusOf(alt({}))).toBe('cannot-tell');
  });

  it('read the eGFR that is shown among the scores', () => {
    const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1950-01-01' };
    const { cautions, scores } = assessed([patient, observation(LOINC.creatinine, quantity(1.9, 'mg/dL'))]);
    expect(cautions.find(({ caution }) => caution.id === 'contrast-kidney-function')).toMatchObject({
      status: 'applies',
      because: expect.stringContaining(`eGFR ${scores.egfr.value} `),
    });
  });
});

describe('the published groups by MELD three months after the first liver-directed treatment', () => {
  const afterDebTace = 'after-deb-tace-both-lobes';
  const GROUPS = ['MOF-T2-03', 'MOF-T2-04', 'MOF-T2-07', 'MOF-T2-08'];
  const shown = (...given: Parameters<typeof assessmentOfPatient>) =>
    assessmentOfPatient(...given)
      .evidence.map(({ outcome }) => outcome.id)
      .filter((id) => GROUPS.includes(id));
  const isBefore = (resource: object, day: string): boolean =>
    'effectiveDateTime' in resource && String(resource.effectiveDateTime) < day;

  it.each<[string, Parameters<typeof assessmentOfPatient>, readonly string[]]>([
    ['higher after the first, though not after the second', [afterDebTace], ['MOF-T2-04']],
    ['before the follow-up', [afterDebTace, { asOf: '2025-09-01T09:00:00Z' }], []],
    ['without a value before the treatment', [afterDebTace, { only: (each) => !isBefore(each, '2025-07-29') }], []],
    [
      'with procedures that could not be read',
      [
        afterDebTace,
        { gaps: [{ query: 'procedures', reason: 'time-out', feeds: ['prior-liver-procedures', 'dialysis'] }] },
      ],
      [],
    ],
    ['never treated', ['everything-met'], []],
  ])('%s', (_, given, expected) => {
    expect(shown(...given)).toEqual(expected);
  });

  it('a recorded response by RECIST places nobody in the groups by mRECIST', () => {
    const { facts, evidence, afterTreatment } = assessmentOfPatient(afterDebTace);
    expect(facts['recist-response'].known).toBe(true);
    expect(afterTreatment.treatments[0]?.recist.known).toBe(true);
    const ids = evidence.map(({ outcome }) => outcome.id);
    for (const group of ['MOF-T2-07', 'MOF-T2-08']) expect(ids).not.toContain(group);
  });

  it.each<[string, string, readonly string[]]>([
    ['of the day before', '2025-09-30', ['MOF-T2-03']],
    ['of the day itself, perhaps from after it', '2025-10-01', []],
  ])('with values %s', (_, before, expected) => {
    const values = (effectiveDateTime: string) =>
      [quantity(1.2, 'mg/dL'), quantity(1.1, 'mg/dL'), quantity(1.1, '{INR}')].map((value, index) => {
        const code = [LOINC.creatinine, LOINC.bilirubin, LOINC.inr][index]!;
        return observation(code, { ...value, effectiveDateTime, id: `${code}-${effectiveDateTime}` });
      });
    const treatment = {
      resourceType: 'Procedure',
      id: 'd1',
      status: 'completed',
      subject: { reference: 'Patient/p1' },
      code: concept('snomed', '764677008'),
      bodySite: [LIVER],
      performedDateTime: '2025-10-01',
    };
    const { evidence } = assessed([condition(LEIOMYOSARCOMA), treatment, ...values(before), ...values('2025-12-30')]);
    expect(evidence.map(({ outcome }) => outcome.id).filter((id) => GROUPS.includes(id))).toEqual(expected);
  });

  it('says that the group is this patient’s', () => {
    const match = assessmentOfPatient(afterDebTace).evidence.find(({ outcome }) => outcome.id === 'MOF-T2-04');
    expect(match?.match).toContain('MELD change after treatment as in this patient');
  });
});
