import { describe, expect, it } from 'vitest';
import { concept, LIVER, LUNG } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { answered, factsOf } from '../../builders/read.ts';

const procedure = (code: unknown, more: Record<string, unknown> = {}) => ({
  resourceType: 'Procedure',
  id: 'x1',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  performedDateTime: '2025-10-01',
  code,
  ...more,
});
const kinds = (...resources: readonly unknown[]): readonly string[] => {
  const fact = factsOf(resources)['prior-liver-procedures'];
  return fact.known ? fact.value.map(({ kind }) => kind) : [];
};
const generic = concept('snomed', '16736007');

describe('earlier liver procedures are the completed ones', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['partial hepatectomy', procedure(concept('snomed', '71273005')), ['resection']],
    ['radioembolization', procedure(concept('snomed', '764677008')), ['y90']],
    ['microwave ablation', procedure(concept('snomed', '609232008')), ['ablation']],
    ['chemoembolization', procedure(concept('snomed', '314617008')), ['chemoembolization']],
    ['embolization of the liver', procedure(generic, { bodySite: [LIVER] }), ['embolization']],
    ['embolization of another organ', procedure(generic, { bodySite: [LUNG] }), []],
    ['embolization of no named organ', procedure(generic), []],
    ['donor hepatectomy', procedure(concept('snomed', '78861005')), []],
    ['planned', procedure(concept('snomed', '71273005'), { status: 'preparation' }), []],
    ['entered in error', procedure(concept('snomed', '71273005'), { status: 'entered-in-error' }), []],
    ['after asOf', procedure(concept('snomed', '71273005'), { performedDateTime: '2026-02-01' }), []],
  ])('%s', (_, resource, expected) => {
    expect(kinds(resource)).toEqual(expected);
  });

  it('stand in the order in which they were done', () => {
    const late = procedure(concept('snomed', '764677008'), {
      id: 'b',
      performedPeriod: { start: '2025-12-01' },
      performedDateTime: undefined,
    });
    expect(kinds(late, procedure(concept('snomed', '71273005')))).toEqual(['resection', 'y90']);
  });
});

describe('dialysis is yes or unknown, never no by silence', () => {
  const creatinine = observation(LOINC.creatinine, {
    ...quantity(3, 'mg/dL'),
    effectiveDateTime: '2026-01-14T08:00:00Z',
  });
  const dialysis = (id: string, performedDateTime: string) =>
    procedure(concept('snomed', '302497006'), { id, performedDateTime });

  it.each<[string, readonly unknown[], unknown]>([
    ['none recorded', [], { known: false, why: 'absent' }],
    ['one in the week', [dialysis('a', '2026-01-12')], { known: false, why: 'absent' }],
    [
      'two in the week before the creatinine',
      [dialysis('a', '2026-01-12'), dialysis('b', '2026-01-09')],
      { known: true, value: true },
    ],
    ['two, one of them earlier', [dialysis('a', '2026-01-12'), dialysis('b', '2026-01-01')], { known: false }],
    [
      'two, one of them after the creatinine',
      [dialysis('a', '2026-01-12'), dialysis('b', '2026-01-15')],
      { known: false },
    ],
  ])('%s', (_, resources, expected) => {
    expect(factsOf([creatinine, ...resources]).dialysis).toMatchObject(expected as object);
  });

  it('a clinician can say no', () => {
    expect(factsOf([creatinine], { answers: answered({ dialysis: false }) }).dialysis).toMatchObject({
      known: true,
      value: false,
    });
  });
});
