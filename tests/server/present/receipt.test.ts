import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../server/chart/answer.ts';
import type { Gap } from '../../../server/chart/gap.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { type AssessmentRequest, assess } from '../../../server/present/assess.ts';
import { isIntact, type Receipt, receiptId, receiptOf } from '../../../server/present/receipt.ts';
import { answerValues, record } from '../../builders/arbitrary.ts';
import { concept, condition } from '../../builders/condition.ts';
import { administered, ordered } from '../../builders/medication.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { AS_OF, answered } from '../../builders/read.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) / 20 };
type Resource = Record<string, unknown>;

const PATIENT: Resource = {
  resourceType: 'Patient',
  id: 'p1',
  gender: 'female',
  birthDate: '1960-03-04',
  name: [{ family: 'Samplefield', given: ['Barnaby'] }],
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MRN-4711' }],
};

const receipt = (resources: readonly unknown[], more: Partial<AssessmentRequest> = {}): Receipt => {
  const request = { resources, patientId: 'p1', asOf: AS_OF, policy: DEFAULT_POLICY, answers: [], gaps: [], ...more };
  return receiptOf(request, assess(request), '0.1.0');
};
const receiptOfPatient = (name: string): Receipt => {
  const text = readFileSync(new URL(`../../patients/${name}.json`, import.meta.url), 'utf8');
  const { patient, resources } = fileRecord(text);
  return receipt(resources, { patientId: patient.id });
};
const references = ({ inputs }: Receipt) => inputs.resources.map(({ reference }) => reference);

const inr = (value: number, more: Resource = {}) =>
  observation(LOINC.inr, {
    ...quantity(value, '{INR}'),
    effectiveDateTime: '2026-01-14T08:00:00Z',
    id: 'inr',
    ...more,
  });

/** What the engine has no use for, or may not use. */
const IRRELEVANT: readonly Resource[] = [
  { resourceType: 'Encounter', id: 'e1', status: 'finished', subject: { reference: 'Patient/p1' } },
  observation('718-7', { ...quantity(13, 'g/dL'), id: 'hemoglobin' }),
  condition(concept('icd', 'I10'), { id: 'hypertension' }),
  ordered({ medicationCodeableConcept: { text: 'Metformin 500 mg' } }, { id: 'metformin' }),
  inr(9.9, { id: 'not-hers', subject: { reference: 'Patient/p2' } }),
  { resourceType: 'Patient', id: 'p2', gender: 'male' },
];

describe('a receipt', () => {
  it('holds editions, version, moment, policy, answers, gaps, verdict and a digest of each resource that was read', () => {
    const gaps: readonly Gap[] = [{ query: 'procedures', reason: 'time-out', feeds: ['prior-liver-procedures'] }];
    const made = receipt([PATIENT, inr(1.8), ...IRRELEVANT], { answers: answered({ ecog: 1 }), gaps });
    expect(made).toMatchObject({
      kind: 'livermet-receipt',
      app: '0.1.0',
      asOf: AS_OF,
      patient: 'Patient/p1',
      policy: DEFAULT_POLICY,
      answers: [{ id: 'ecog', value: 1, at: AS_OF, by: 'Dr. Example' }],
      gaps,
      verdict: { population: 'unknown' },
    });
    expect(references(made)).toEqual(['Observation/inr', 'Patient/p1']);
    expect(made.editions.find(({ criterion }) => criterion === 'inr')).toEqual({
      criterion: 'inr',
      effectiveFrom: '2020-09-01',
      lastReviewed: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      limit: { operator: 'at-most', value: 1.5 },
    });
    const [debTace] = made.verdict.therapies;
    expect(debTace?.criteria.find(({ id }) => id === 'inr')).toEqual({ id: 'inr', status: 'correctable', why: null });
    expect(debTace?.criteria.find(({ id }) => id === 'creatinine')).toMatchObject({ status: 'unknown', why: 'absent' });
    expect(isIntact(made)).toBe(true);
    expect(receiptId(made)).toBe(made.digest.slice(7, 23).replaceAll(/(.{4})(?=.)/g, '$1-'));
  });

  it('names no patient and quotes no record', () => {
    const text = JSON.stringify(receipt([PATIENT, inr(1.8, { note: [{ text: 'Barnaby is on warfarin' }] })]));
    expect(text).not.toMatch(/Samplefield|Barnaby|1960-03-04|MRN-4711|warfarin|1\.8/);
  });

  it('follows a drug to the Medication that an order or a dose points to', () => {
    const medication = { resourceType: 'Medication', id: 'm9', code: concept('rxnorm', '11289') };
    const order = ordered({ medicationReference: { reference: 'Medication/m9' } });
    const unused = { resourceType: 'Medication', id: 'm8', code: { text: 'Metformin' } };
    expect(references(receipt([PATIENT, order, medication, unused]))).toEqual([
      'Medication/m9',
      `MedicationRequest/${order.id}`,
      'Patient/p1',
    ]);
    const dose = administered({ medicationReference: { reference: 'Medication/m9' } });
    expect(references(receipt([PATIENT, dose, medication]))).toContain('Medication/m9');
  });

  it('of an older version of a resource takes no notice', () => {
    const now = inr(1.8, { meta: { versionId: '2' } });
    const older = inr(1.1, { meta: { versionId: '1' } });
    expect(receipt([PATIENT, older, now])).toEqual(receipt([PATIENT, now]));
  });

  it('does not depend on what a server adds when it stores a resource', () =>
    expect(receipt([PATIENT, inr(1.8, { meta: { lastUpdated: '2026-01-15T00:00:00Z' }, text: { div: 'x' } })])).toEqual(
      receipt([PATIENT, inr(1.8)]),
    ));

  it('knows nothing of an answer that was withdrawn, from its withdrawal on', () => {
    const [given] = answered({ ecog: 1 }, '2026-01-10T09:00:00Z');
    const taken = { ...given!, form: 'f1', withdrawn: { at: '2026-01-14T09:00:00Z', by: 'Dr. Example' } };
    expect(receipt([PATIENT], { answers: [taken] })).toEqual(receipt([PATIENT]));
    const before = { asOf: '2026-01-12T09:00:00Z' };
    expect(receipt([PATIENT], { ...before, answers: [taken] })).toEqual(
      receipt([PATIENT], { ...before, answers: [given!] }),
    );
  });

  it('can be made of every synthetic patient', () => {
    for (const name of [
      'after-deb-tace-both-lobes',
      'many-observations',
      'lesions-by-mcode-tumor-size',
      'only-a-patient',
    ])
      expect(isIntact(receiptOfPatient(name))).toBe(true);
  });
});

describe('the same inputs give the same receipt', () => {
  it('in whatever order, however often, and beside whatever else', () => {
    const shuffled = fc.shuffledSubarray([...IRRELEVANT]);
    fc.assert(
      fc.property(record, answerValues, shuffled, fc.infiniteStream(fc.nat()), (resources, values, others, order) => {
        const answers = answered(values);
        const once = receipt([PATIENT, ...resources], { answers });
        const pile = [PATIENT, ...resources, ...others, ...resources.slice(0, 3), PATIENT];
        const mixed = pile
          .map((resource) => ({ resource, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ resource }) => resource);
        expect(receipt(mixed, { answers: answers.toReversed() })).toEqual(once);
      }),
      RUNS,
    );
  });

  it('in whatever order answers and gaps come', () => {
    const gaps: readonly Gap[] = ['a', 'b'].map((query) => ({ query, reason: 'time-out', feeds: ['alt'] }));
    const answers: readonly Answer[] = answered({ ecog: 1, unresectable: true });
    expect(receipt([PATIENT], { answers: answers.toReversed(), gaps: gaps.toReversed() })).toEqual(
      receipt([PATIENT], { answers, gaps }),
    );
  });
});

/** Any one value of a resource replaced by another, at any depth. */
function withChange(resource: Resource, at: number): Resource {
  const paths: string[][] = [];
  const collect = (value: unknown, path: string[]): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) collect(item, [...path, key]);
    else paths.push(path);
  };
  collect(resource, []);
  const changeable = paths.filter(([first]) => !['resourceType', 'id', 'subject'].includes(first ?? ''));
  const path = changeable[at % changeable.length] ?? [];
  const copy = structuredClone(resource);
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  holder[last] = typeof holder[last] === 'number' ? holder[last] + 1 : `${String(holder[last])}1`;
  return copy;
}

describe('other inputs give another receipt', () => {
  it('any change of a resource that was read changes it', () => {
    fc.assert(
      fc.property(record, fc.nat(), fc.nat(), (resources, which, at) => {
        const before = receipt([PATIENT, ...resources]);
        const read = resources.filter(({ resourceType, id }) => references(before).includes(`${resourceType}/${id}`));
        fc.pre(read.length > 0);
        const target = read[which % read.length]!;
        const changed = resources.map((resource) => (resource === target ? withChange(resource, at) : resource));
        expect(receipt([PATIENT, ...changed]).digest).not.toBe(before.digest);
      }),
      RUNS,
    );
  });

  it('any change that makes a fact another one changes it, whichever resource it is in', () => {
    fc.assert(
      fc.property(record, fc.nat(), fc.nat(), (resources, which, at) => {
        fc.pre(resources.length > 0);
        const changed = resources.map((each, index) =>
          index === which % resources.length ? withChange(each, at) : each,
        );
        const [before, after] = [resources, changed].map((these) => {
          const request = { resources: [PATIENT, ...these], patientId: 'p1', asOf: AS_OF };
          return assess({ ...request, policy: DEFAULT_POLICY, answers: [], gaps: [] }).facts;
        });
        if (JSON.stringify(before) === JSON.stringify(after)) return;
        expect(receipt([PATIENT, ...changed]).digest).not.toBe(receipt([PATIENT, ...resources]).digest);
      }),
      RUNS,
    );
  });

  it.each<[string, Partial<AssessmentRequest>]>([
    ['another moment', { asOf: '2026-01-15T09:00:01Z' }],
    ['an answer', { answers: answered({ unresectable: true }) }],
    ['a gap', { gaps: [{ query: 'procedures', reason: 'time-out', feeds: [] }] }],
    [
      'another look-back',
      { policy: { ...DEFAULT_POLICY, lookBackDays: { ...DEFAULT_POLICY.lookBackDays, lesions: 61 } } },
    ],
    ['a limit of the site', { policy: { ...DEFAULT_POLICY, limits: { inr: 1.6 } } }],
    ['a caution switched off', { policy: { ...DEFAULT_POLICY, cautionsOff: ['y90-pregnancy'] } }],
  ])('%s', (_, more) =>
    expect(receipt([PATIENT, inr(1.1)], more).digest).not.toBe(receipt([PATIENT, inr(1.1)]).digest),
  );

  it('a receipt in which anything was altered no longer fits its digest', () => {
    const made = receipt([PATIENT, inr(1.8)], { answers: answered({ ecog: 1 }) });
    fc.assert(
      fc.property(fc.nat(), (at) => {
        const { digest, ...content } = made;
        const altered = { ...withChange(content as unknown as Resource, at), digest } as unknown as Receipt;
        expect(isIntact(altered)).toBe(false);
      }),
    );
  });
});
