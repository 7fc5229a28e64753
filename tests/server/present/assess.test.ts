import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { CAUTION_IDS } from '../../../server/criteria/cautions/cautionId.ts';
import { assess } from '../../../server/present/assess.ts';
import { answerValues, record } from '../../builders/arbitrary.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { AS_OF, answered } from '../../builders/read.ts';

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
