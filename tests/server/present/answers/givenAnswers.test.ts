import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../server/chart/answer.ts';
import { givenAnswers } from '../../../../server/present/answers/givenAnswers.ts';
import { assess } from '../../../../server/present/assess.ts';
import { LOINC, observation, quantity } from '../../../builders/observation.ts';
import { AS_OF, BERLIN } from '../assessmentBuilder.ts';

const given = (id: Answer['id'], value: Answer['value'], at: string, more: Partial<Answer> = {}): Answer => ({
  id,
  value,
  at,
  by: 'https://ehr.example/fhir/Practitioner/7',
  form: `form-${at}`,
  ...more,
});

function shown(answers: readonly Answer[], resources: readonly unknown[] = []) {
  return givenAnswers(assess({ resources, patientId: 'p1', asOf: AS_OF, policy: BERLIN, answers, gaps: [] }));
}

describe('an answer on record', () => {
  it('that counts says who, when and until when it holds by site policy', () => {
    const { counting, others } = shown([given('unresectable', true, '2026-01-12T10:00:00Z')]);
    expect(others).toEqual([]);
    expect(counting).toMatchObject([
      {
        legend: 'Is the disease in the liver unresectable?',
        value: 'yes',
        given: 'by Practitioner/7, 3 days ago (12 Jan 2026, 11:00)',
        standing: 'holds until 13 Mar 2026, site policy',
        withdraw: { question: 'unresectable', answer: 'form-2026-01-12T10:00:00Z', label: 'yes' },
      },
    ]);
  });

  const ecogOfToday = observation(LOINC.ecog, { ...quantity(3, '{score}'), effectiveDateTime: '2026-01-15T08:00:00Z' });

  it.each<[string, readonly Answer[], readonly unknown[], string]>([
    [
      'replaced',
      [given('unresectable', true, '2026-01-12T10:00:00Z'), given('unresectable', false, '2026-01-13T10:00:00Z')],
      [],
      'answered anew since',
    ],
    [
      'too old',
      [given('unresectable', true, '2025-10-01T10:00:00Z')],
      [],
      'too old: held until 30 Nov 2025, site policy',
    ],
    [
      'withdrawn',
      [
        given('unresectable', true, '2026-01-12T10:00:00Z', {
          withdrawn: { at: '2026-01-14T10:00:00Z', by: 'Dr Kim' },
        }),
      ],
      [],
      'withdrawn by Dr Kim, 14 Jan 2026, 11:00',
    ],
    [
      'older than the chart’s value',
      [given('ecog', 1, '2026-01-12T10:00:00Z')],
      [ecogOfToday],
      'not used: a later value in the chart decides',
    ],
    [
      'contradicted at the same instant',
      [
        given('unresectable', true, '2026-01-12T10:00:00Z'),
        given('unresectable', false, '2026-01-12T10:00:00Z', { form: 'other' }),
      ],
      [],
      'not used: both yes and no were answered to whether the liver metastases cannot be resected',
    ],
  ])('that is %s says so', (_, answers, resources, standing) =>
    expect(shown(answers, resources).others[0]?.standing).toBe(standing),
  );

  it('can be withdrawn unless it was, or came from a file', () => {
    const withdrawn = { at: '2026-01-14T10:00:00Z', by: 'Dr Kim' };
    const { form: _, ...ofAFile } = given('dialysis', false, '2026-01-12T10:00:00Z');
    const { counting, others } = shown([
      given('unresectable', true, '2026-01-12T10:00:00Z'),
      given('liver-dominant', true, '2026-01-12T10:00:00Z', { withdrawn }),
      ofAFile,
    ]);
    expect([...counting, ...others].map(({ legend, withdraw }) => [legend.split(' ')[0], withdraw !== null])).toEqual([
      ['Is', true],
      ['Dialysis', false],
      ['Is', false],
    ]);
  });
});

describe('before an answer is withdrawn', () => {
  const consequence = (...answers: readonly Answer[]) => shown(answers).counting[0]?.withdraw?.consequence;
  const now = given('unresectable', true, '2026-01-12T10:00:00Z');

  it('the page says what follows', () =>
    expect(consequence(now)).toBe(
      'From then on everything reads as if this answer had not been given; it stays on record as withdrawn.',
    ));

  it('and that an earlier answer then counts again', () =>
    expect(consequence(given('unresectable', false, '2026-01-02T10:00:00Z'), now)).toMatch(
      /An earlier answer then counts again, unless the chart holds a later value: no, by Practitioner\/7, 13 days ago/,
    ));

  it.each([
    ['is too old by now', given('unresectable', false, '2025-10-01T10:00:00Z')],
    [
      'was withdrawn itself',
      given('unresectable', false, '2026-01-02T10:00:00Z', { withdrawn: { at: '2026-01-03T10:00:00Z', by: 'Dr Kim' } }),
    ],
  ])('but not one that %s', (_, earlier) => expect(consequence(earlier, now)).not.toContain('earlier answer'));
});
