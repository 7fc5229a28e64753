import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import { evaluate } from '../../../server/criteria/evaluate.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { AS_OF, factsOf } from '../../builders/read.ts';

const result = (limits: Policy['limits'], resources: readonly unknown[], id: string) => {
  const policy = { ...DEFAULT_POLICY, limits };
  return evaluate('deb-tace', factsOf(resources, { policy }), AS_OF, policy).results.find((each) => each.id === id);
};
const creatinine = [observation(LOINC.creatinine, quantity(1.8, 'mg/dL'))];

describe('a site may set a limit of its own', () => {
  it('which then decides, with the published one beside it and named as the site’s', () => {
    expect(result({ creatinine: 1.5 }, creatinine, 'creatinine')).toMatchObject({
      status: 'not-met',
      limit: 1.5,
      publishedLimit: 2,
      because: 'creatinine 1.8 mg/dL; this site requires at most 1.5 mg/dL (site policy), the series at most 2 mg/dL',
    });
  });

  it('without one the published limit stands alone', () => {
    const published = result({}, creatinine, 'creatinine');
    expect(published).toMatchObject({
      status: 'met',
      limit: 2,
      because: 'creatinine 1.8 mg/dL; the series required at most 2 mg/dL',
    });
    expect(published).not.toHaveProperty('publishedLimit');
  });

  it('what is to be corrected is corrected to the limit that is in force, with the published one beside it', () => {
    const high = [observation(LOINC.inr, quantity(1.4))];
    expect(result({ inr: 1.3 }, high, 'inr')).toMatchObject({
      status: 'correctable',
      action: 'correct the INR to at most 1.3 (site policy; the series at most 1.5)',
    });
    const few = [observation(LOINC.platelets, quantity(60, '10*9/L'))];
    expect(result({ platelets: 75 }, few, 'platelets')).toMatchObject({
      status: 'correctable',
      action: 'raise the platelet count to at least 75 10*9/L (site policy; the series at least 50 10*9/L)',
    });
    expect(result({}, [observation(LOINC.inr, quantity(1.8))], 'inr')).toMatchObject({
      action: 'correct the INR to at most 1.5',
    });
  });

  it('two results of the same time conflict about the limit that is in force', () => {
    const two = [1.1, 1.4].map((value, index) => observation(LOINC.inr, { ...quantity(value), id: `o${index}` }));
    expect(result({}, two, 'inr')).toMatchObject({ status: 'met', value: 1.4 });
    expect(result({ inr: 1.3 }, two, 'inr')).toMatchObject({
      status: 'unknown',
      why: 'conflicting',
      limit: 1.3,
      publishedLimit: 1.5,
    });
  });
});
