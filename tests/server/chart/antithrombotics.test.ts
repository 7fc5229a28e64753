import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { administered, drug, ordered } from '../../builders/medication.ts';
import { factsOf } from '../../builders/read.ts';

const found = (resources: readonly unknown[], more = {}) => {
  const fact = factsOf(resources, more).antithrombotics;
  return fact.known ? fact.value.map(({ kind, record }) => `${kind} ${record}`) : fact.why;
};

describe('an order counts while it is in force', () => {
  it.each<[string, unknown, unknown]>([
    ['active', ordered(drug.apixaban), ['anticoagulant order']],
    ['years old', ordered(drug.apixaban, { authoredOn: '2012' }), ['anticoagulant order']],
    ['without a date', ordered(drug.apixaban, { authoredOn: undefined }), ['anticoagulant order']],
    ['against platelets', ordered(drug.aspirin), ['antiplatelet order']],
    ['a plan', ordered(drug.apixaban, { intent: 'plan' }), ['anticoagulant order']],
    ['a proposal', ordered(drug.apixaban, { intent: 'proposal' }), 'absent'],
    ['one of several options', ordered(drug.apixaban, { intent: 'option' }), 'absent'],
    ['an order not to give it', ordered(drug.apixaban, { doNotPerform: true }), 'absent'],
    ['stopped', ordered(drug.apixaban, { status: 'stopped' }), 'absent'],
    ['completed', ordered(drug.apixaban, { status: 'completed' }), 'absent'],
    ['draft', ordered(drug.apixaban, { status: 'draft' }), 'absent'],
    ['entered in error', ordered(drug.apixaban, { status: 'entered-in-error' }), 'absent'],
    ['on hold', ordered(drug.apixaban, { status: 'on-hold' }), 'indeterminate'],
    ['after asOf', ordered(drug.apixaban, { authoredOn: '2026-02-01' }), 'absent'],
    ['another drug', ordered(drug.named('metoprolol 50 mg')), 'absent'],
    ['a drug that nothing names', ordered({}), 'indeterminate'],
  ])('%s', (_, resource, expected) => {
    expect(found([resource])).toEqual(expected);
  });

  it('one on hold is shown beside those in force', () => {
    const { antithrombotics } = factsOf([
      ordered(drug.aspirin),
      ordered(drug.apixaban, { id: 'held', status: 'on-hold' }),
    ]);
    expect(antithrombotics).toMatchObject({
      known: true,
      setAside: [{ reference: 'MedicationRequest/held', because: 'the order is on hold' }],
    });
  });
});

describe('a dose counts inside its look-back, whatever became of it', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['completed', {}, ['anticoagulant administration']],
    ['stopped', { status: 'stopped' }, ['anticoagulant administration']],
    ['not done', { status: 'not-done' }, 'absent'],
    ['entered in error', { status: 'entered-in-error' }, 'absent'],
    ['14 days ago', { effectiveDateTime: '2026-01-01' }, ['anticoagulant administration']],
    ['15 days ago', { effectiveDateTime: '2025-12-31' }, 'absent'],
    ['without a date', { effectiveDateTime: undefined }, 'absent'],
    ['after asOf', { effectiveDateTime: '2026-01-16' }, 'absent'],
  ])('%s', (_, more, expected) => {
    expect(found([administered(drug.apixaban, more)])).toEqual(expected);
  });

  it('the look-back is the site’s', () => {
    const policy = { ...DEFAULT_POLICY, lookBackDays: { ...DEFAULT_POLICY.lookBackDays, medications: 30 } };
    const dose = administered(drug.apixaban, { effectiveDateTime: '2025-12-20' });
    expect([found([dose]), found([dose], { policy })]).toEqual(['absent', ['anticoagulant administration']]);
  });

  it('of the doses of one drug the latest is shown', () => {
    const doses = ['2026-01-12', '2026-01-14', '2026-01-13'].map((effectiveDateTime, index) =>
      administered(drug.apixaban, { id: `d${index}`, effectiveDateTime }),
    );
    expect(factsOf(doses).antithrombotics).toMatchObject({
      value: [{ date: '2026-01-14', reference: 'MedicationAdministration/d1' }],
      sources: [{ reference: 'MedicationAdministration/d1' }],
    });
  });
});

describe('a drug is recognized by code, else by its name', () => {
  it.each([
    ['heparin 5,000 units/mL', 'anticoagulant'],
    ['low molecular weight heparin', 'anticoagulant'],
    ['Warfarin sodium 2.5 mg oral tablet', 'anticoagulant'],
    ['Phenprocoumon', 'anticoagulant'],
    ['ASPIRIN EC 81 MG TAB', 'antiplatelet'],
    ['clopidogrel-aspirin', 'antiplatelet'],
    ['heparin-free saline', undefined],
    ['heparinoid cream', undefined],
  ])('%s', (text, kind) => {
    const fact = factsOf([ordered(drug.named(text))]).antithrombotics;
    expect(fact.known ? fact.value.map((each) => [each.kind, each.recognizedBy]) : []).toEqual(
      kind ? [[kind, 'name']] : [],
    );
  });

  it('says by which', () => {
    expect(factsOf([ordered(drug.apixaban)]).antithrombotics).toMatchObject({ value: [{ recognizedBy: 'code' }] });
  });
});

describe('orders and doses together', () => {
  it('stand latest first, whatever the order in which they arrive', () => {
    const resources = [
      ordered(drug.aspirin),
      administered(drug.apixaban),
      ordered(drug.apixaban, { id: 'q2', authoredOn: '2026-01-12' }),
    ];
    const expected = ['anticoagulant order', 'anticoagulant administration', 'antiplatelet order'];
    expect(found(resources)).toEqual(expected);
    expect(found(resources.toReversed())).toEqual(expected);
  });

  it('that none is recorded does not mean that the patient takes none', () => {
    expect(factsOf([]).antithrombotics).toMatchObject({
      why: 'absent',
      because: 'no anticoagulant or antiplatelet drug is recorded, which does not show that there is none',
    });
  });

  it('one of the two queries that failed is enough to leave it open', () => {
    const gaps = [
      { query: 'medication orders', reason: 'the EHR did not answer in time', feeds: ['antithrombotics'] as const },
    ];
    expect(found([administered(drug.apixaban)], { gaps })).toBe('not-readable');
  });
});
