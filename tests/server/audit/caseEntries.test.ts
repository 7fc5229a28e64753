import { describe, expect, it } from 'vitest';
import type { AuditCase } from '../../../server/audit/auditCase.ts';
import { caseEntries } from '../../../server/audit/caseEntries.ts';
import type { CardOverride } from '../../../server/audit/entered.ts';
import type { Answer } from '../../../server/chart/answer.ts';
import type { Decision } from '../../../server/criteria/decision.ts';
import { DECISION } from '../store/contract.ts';

const DECIDED = '2026-01-15T09:00:00Z';

/** A DEB-TACE with INR and ECOG that were not met. */
const CASE = {
  decidedAt: DECIDED,
  therapy: 'deb-tace',
  adherence: 'not-adherent',
  results: [
    { id: 'inr', status: 'not-met' },
    { id: 'ecog', status: 'not-met' },
    { id: 'creatinine', status: 'met' },
  ],
} as unknown as AuditCase;

const decided = (more: Partial<Decision>): Decision => ({
  ...DECISION,
  about: 'deb-tace',
  kind: 'against',
  against: ['inr', 'ecog'],
  at: '2026-01-14T10:00:00Z',
  ...more,
});
const entries = (decisions: readonly Decision[], more: Partial<AuditCase> = {}, since: string | null = null) =>
  caseEntries({ ...CASE, ...more } as AuditCase, [], { decisions, overrides: [] }, since);

describe('the decision of a case is the one that stood when it was decided', () => {
  it.each<[string, readonly Decision[], string | undefined]>([
    ['the latest about the therapy', [decided({ form: 'a' }), decided({ form: 'b' })], 'b'],
    ['or about all of them', [decided({ form: 'a' }), decided({ form: 'b', about: 'all' })], 'b'],
    ['never one about another therapy', [decided({ form: 'a' }), decided({ form: 'b', about: 'y90' })], 'a'],
    ['one of the very moment', [decided({ form: 'a', at: DECIDED })], 'a'],
    ['never one made later', [decided({ form: 'a', at: '2026-01-15T09:00:00.001Z' })], undefined],
    ['none', [], undefined],
  ])('%s', (_, decisions, form) => {
    expect(entries(decisions).decision?.form).toBe(form);
  });

  it('never one about the treatment before with the same therapy', () => {
    const before = decided({ at: '2025-06-01T08:00:00Z' });
    expect(entries([before], {}, '2025-06-01T09:00:00Z').decision).toBeNull();
    expect(entries([before], {}, '2025-05-01T09:00:00Z').decision).toEqual(before);
  });

  it('a therapy that cannot be told has decisions about all of them only', () => {
    expect(entries([decided({})], { therapy: null }).decision).toBeNull();
    expect(entries([decided({ about: 'all' })], { therapy: null }).decision).not.toBeNull();
  });
});

describe('an override is documented', () => {
  it.each<[string, Partial<Decision>, Partial<AuditCase>, string | null]>([
    ['when the decision names every criterion that was not met', {}, {}, 'documented'],
    ['and may name more', { against: ['inr', 'ecog', 'platelets'] }, {}, 'documented'],
    ['in part when it names some', { against: ['ecog'] }, {}, 'in-part'],
    ['in part when it names others', { against: ['platelets'] }, {}, 'in-part'],
    ['not by a verdict that was accepted', { kind: 'accept', against: [] }, {}, null],
    ['not by a decision that was deferred', { kind: 'defer', against: [] }, {}, null],
    ['not of a case that met every criterion', {}, { adherence: 'adherent' }, null],
    ['not of a case that is not documented', {}, { adherence: 'not-documented' }, null],
  ])('%s', (_, decision, more, override) => {
    expect(entries([decided(decision)], more).override).toBe(override);
  });
});

it('cards count that were overridden by then', () => {
  const card = (at: string): CardOverride => ({ at, user: 'u', hook: 'order-sign', reason: 'r', comment: '' });
  const overrides = [card('2025-06-01T08:00:00Z'), card('2026-01-15T09:00:00+00:00'), card('2026-01-16T09:00:00Z')];
  const { cards } = caseEntries(CASE, [], { decisions: [], overrides }, '2025-12-01T00:00:00Z');
  expect(cards).toEqual([overrides[1]]);
});

it('answers count that were given by then and not taken back by then', () => {
  const answer = (at: string, withdrawn?: string): Answer => ({
    id: 'ecog',
    value: 1,
    at,
    by: 'dr',
    ...(withdrawn ? { withdrawn: { at: withdrawn, by: 'dr' } } : {}),
  });
  const all = [
    answer('2026-01-10T00:00:00Z'),
    answer('2026-01-11T00:00:00Z', '2026-01-12T00:00:00Z'),
    answer('2026-01-13T00:00:00Z', '2026-01-16T00:00:00Z'),
    answer('2026-01-15T09:00:01Z'),
  ];
  expect(caseEntries(CASE, all, { decisions: [], overrides: [] }, null).answers.map(({ at }) => at)).toEqual([
    '2026-01-10T00:00:00Z',
    '2026-01-13T00:00:00Z',
  ]);
});
