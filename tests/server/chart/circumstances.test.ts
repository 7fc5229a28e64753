import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { answered, factsOf } from '../../builders/read.ts';

describe('a query that failed is not an absent value', () => {
  const gaps = [
    {
      query: 'laboratory results',
      reason: 'the EHR answered with an error (503)',
      feeds: ['inr', 'ecog', 'unresectable'] as const,
    },
  ];

  it('makes every input it feeds not readable, even one of which a value arrived', () => {
    const { inr, creatinine } = factsOf([observation(LOINC.inr, quantity(1.1))], { gaps });
    expect(inr).toMatchObject({
      why: 'not-readable',
      because: 'laboratory results could not be read completely: the EHR answered with an error (503)',
      sources: [{ asRecorded: '1.1' }],
    });
    expect(creatinine).toMatchObject({ why: 'absent' });
  });

  it('leaves standing what a clinician answered within the last day', () => {
    expect(factsOf([], { gaps, answers: answered({ ecog: 1 }, '2026-01-14T10:00:00Z') }).ecog).toMatchObject({
      known: true,
    });
    expect(factsOf([], { gaps, answers: answered({ ecog: 1 }, '2026-01-13T10:00:00Z') }).ecog).toMatchObject({
      why: 'not-readable',
    });
  });
});

describe('an EHR that has no such records', () => {
  const gaps = [
    {
      query: 'tumor records',
      reason: 'this EHR does not offer tumor records',
      feeds: ['lesion-count'] as const,
      notOffered: true,
    },
  ];

  it('leaves the input not readable, but lets an answer stand as long as the policy says', () => {
    expect(factsOf([], { gaps })['lesion-count']).toMatchObject({ why: 'not-readable' });
    expect(
      factsOf([], { gaps, answers: answered({ 'lesion-count': 2 }, '2025-12-20T10:00:00Z') })['lesion-count'],
    ).toMatchObject({ known: true });
  });
});

describe('what only a clinician can say', () => {
  it.each([
    ['yes', true, { known: true, value: true }],
    ['no', false, { known: true, value: false }],
  ])('%s', (_, value, expected) => {
    expect(factsOf([], { answers: answered({ unresectable: value }) }).unresectable).toMatchObject(expected);
  });

  it('is unknown until somebody has said it', () => {
    expect(factsOf([]).unresectable).toMatchObject({
      why: 'absent',
      because: 'nobody has said whether the liver metastases cannot be resected',
    });
  });

  it('the latest answer decides, the earlier is shown', () => {
    const answers = [
      ...answered({ unresectable: false }, '2026-01-10T08:00:00Z'),
      ...answered({ unresectable: true }, '2026-01-12T08:00:00Z'),
    ];
    for (const order of [answers, answers.toReversed()])
      expect(factsOf([], { answers: order }).unresectable).toMatchObject({
        value: true,
        setAside: [{ asRecorded: 'no' }],
      });
  });

  it('an answer of a later time was not known yet', () => {
    const answers = [
      ...answered({ unresectable: false }, '2026-01-10T08:00:00Z'),
      ...answered({ unresectable: true }, '2026-01-15T09:00:01Z'),
    ];
    expect(factsOf([], { answers }).unresectable).toMatchObject({ known: true, value: false });
    expect(factsOf([], { answers: answers.slice(1) }).unresectable).toMatchObject({ why: 'absent' });
  });

  it('yes and no of the same instant are conflicting', () => {
    const answers = [...answered({ unresectable: false }), ...answered({ unresectable: true })];
    expect(factsOf([], { answers }).unresectable).toMatchObject({ why: 'conflicting' });
  });

  it('holds as long as the policy says', () => {
    expect(
      factsOf([], { answers: answered({ unresectable: true }, '2025-11-16T09:00:00Z') }).unresectable,
    ).toMatchObject({ known: true });
    expect(
      factsOf([], { answers: answered({ unresectable: true }, '2025-11-16T08:00:00Z') }).unresectable,
    ).toMatchObject({ why: 'stale' });
  });

  it('that a value can be corrected is said of that value: a newer one asks again', () => {
    const inr = (effectiveDateTime: string) => observation(LOINC.inr, { ...quantity(1.8), effectiveDateTime });
    const answers = answered({ 'inr-correctable': false }, '2026-01-12T08:00:00Z');
    expect(factsOf([inr('2026-01-11T08:00:00Z')], { answers })['inr-correctable']).toMatchObject({
      known: true,
      value: false,
    });
    expect(factsOf([inr('2026-01-13T08:00:00Z')], { answers })['inr-correctable']).toMatchObject({ why: 'stale' });
  });
});

describe('days are those of the site', () => {
  it.each([
    ['Asia/Tokyo', '2026-01-15T14:59:00Z', 'absent'],
    ['Asia/Tokyo', '2026-01-15T15:00:00Z', 'known'],
    ['America/New_York', '2026-01-16T04:59:00Z', 'absent'],
    ['America/New_York', '2026-01-16T05:00:00Z', 'known'],
  ])('a result dated 16 January counts in %s at %s: %s', (timeZone, asOf, expected) => {
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.1), effectiveDateTime: '2026-01-16' })], {
      asOf,
      policy: { ...DEFAULT_POLICY, timeZone },
    });
    expect(inr.known ? 'known' : inr.why).toBe(expected);
  });
});

describe('a resource of somebody else is never read', () => {
  it.each([
    ['Patient/p2', 'absent'],
    ['https://ehr.example/fhir/Patient/p2', 'absent'],
    ['Patient/p1', 'known'],
    ['https://ehr.example/fhir/Patient/p1', 'known'],
    ['Patient/p1/_history/3', 'known'],
    [undefined, 'known'],
  ])('subject %s', (reference, expected) => {
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.1), subject: { reference } })]);
    expect(inr.known ? 'known' : inr.why).toBe(expected);
  });
});

describe('a result about somebody or something else is never read', () => {
  const patient = { resourceType: 'Patient', id: 'p1', identifier: [{ system: 'urn:mrn', value: '7' }] };
  const inside = (who: Record<string, unknown>) => ({
    subject: { reference: '#who' },
    contained: [{ id: 'who', ...who }],
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['the focus is a donor', { focus: [{ reference: 'RelatedPerson/donor' }] }, 'absent'],
    ['the focus is the patient', { focus: [{ reference: 'Patient/p1' }] }, 'known'],
    ['the focus is a part of the body', { focus: [{ reference: 'BodyStructure/b1' }] }, 'known'],
    ['the subject is a list of another patient', { subject: [{ reference: 'Patient/p2' }] }, 'absent'],
    ['the subject is text', { subject: 'Patient/p2' }, 'absent'],
    ['the subject is said to be a group', { subject: { type: 'Group', display: 'Ward 3' } }, 'absent'],
    ['the subject is a patient by name only', { subject: { type: 'Patient', display: 'Doe, Jane' } }, 'known'],
    ['the subject is another person inside the result', inside({ resourceType: 'RelatedPerson' }), 'absent'],
    ['the subject is a patient inside it who cannot be matched', inside({ resourceType: 'Patient' }), 'absent'],
    [
      'the subject is a patient inside it with the number of this one',
      inside({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: '7' }] }),
      'known',
    ],
    [
      'the subject is a patient inside it with another number',
      inside({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: '8' }] }),
      'absent',
    ],
    ['the subject is an identifier that is not the patient’s', { subject: { identifier: { value: 'X' } } }, 'absent'],
  ])('%s', (_, more, expected) => {
    const { inr } = factsOf([patient, observation(LOINC.inr, { ...quantity(1.1), ...more })]);
    expect(inr.known ? 'known' : inr.why).toBe(expected);
    const { subject, ...about } = { subject: { reference: 'Patient/p1' }, ...more } as Record<string, unknown>;
    if (!('subject' in more)) return;
    const report = { resourceType: 'DiagnosticReport', id: 'r1', status: 'final', subject };
    const contained = [...((about.contained as []) ?? []), observation(LOINC.inr, quantity(1.1))];
    const { inr: reported } = factsOf([patient, { ...report, contained }]);
    expect(reported.known ? 'known' : reported.why).toBe(expected);
  });
});

describe('of the versions of a resource only the newest is read', () => {
  const version = (versionId: string, value: number, more = {}) =>
    observation(LOINC.inr, { ...quantity(value), meta: { versionId }, ...more });

  it.each<[string, readonly unknown[], string]>([
    ['by version number', [version('2', 1.1), version('10', 1.9)], '1.9'],
    ['of many versions', [2, 7, 10, 9].map((n) => version(String(n), n === 10 ? 1.1 : 1.9)), '1.1'],
    [
      'by version number, which may be a number',
      [2, 10].map((n) => ({ ...version('', n === 10 ? 1.1 : 1.9), meta: { versionId: n } })),
      '1.1',
    ],
    [
      'by no version that is not a number',
      ['3f', '20a'].map((id, i) => version(id, i === 0 ? 1.1 : 1.9)),
      'conflicting',
    ],
    [
      'by the time it was stored',
      [
        version('', 1.9, { meta: { lastUpdated: '2026-01-14T08:00:00Z' } }),
        version('', 1.1, { meta: { lastUpdated: '2026-01-14T10:00:00Z' } }),
      ],
      '1.1',
    ],
    [
      'number and time contradict: conflict',
      [
        version('', 1.9, { meta: { versionId: '2', lastUpdated: '2026-01-14T08:00:00Z' } }),
        version('', 1.1, { meta: { versionId: '1', lastUpdated: '2026-01-14T10:00:00Z' } }),
      ],
      'conflicting',
    ],
    [
      'entered in error in the newest version',
      [version('1', 1.1), version('2', 1.1, { status: 'entered-in-error' })],
      'absent',
    ],
    ['the same twice', [version('1', 1.1), version('1', 1.1)], '1.1'],
    [
      'two that cannot be told apart conflict',
      [observation(LOINC.inr, quantity(1.1)), observation(LOINC.inr, quantity(1.9))],
      'conflicting',
    ],
  ])('%s', (_, resources, expected) => {
    for (const order of [resources, resources.toReversed()]) {
      const { inr } = factsOf(order);
      expect(inr.known ? inr.sources[0].asRecorded : inr.why).toBe(expected);
    }
  });
});

describe('a report', () => {
  const report = (more: Record<string, unknown>, value: number) => ({
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    subject: { reference: 'Patient/p1' },
    contained: [observation(LOINC.inr, quantity(value))],
    ...more,
  });

  it('lends its version to the results in it', () => {
    const [older, newer] = [report({ meta: { versionId: '1' } }, 1.9), report({ meta: { versionId: '2' } }, 1.1)];
    for (const order of [
      [older, newer],
      [newer, older],
    ])
      expect(factsOf(order).inr).toMatchObject({ known: true, sources: [{ asRecorded: '1.1' }] });
  });

  it('with a modifier that is not understood gives no result', () => {
    expect(factsOf([report({ modifierExtension: [{ url: 'x' }] }, 1.1)]).inr).toMatchObject({ why: 'conflicting' });
  });
});

describe('a result that was taken back in one of two versions of which none is newer', () => {
  it('is conflicting, not used', () => {
    const versions = ['final', 'entered-in-error'].map((status) =>
      observation(LOINC.inr, { ...quantity(1.1), status }),
    );
    for (const order of [versions, versions.toReversed()])
      expect(factsOf(order).inr).toMatchObject({ why: 'conflicting' });
  });
});
