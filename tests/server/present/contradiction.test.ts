import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../server/present/assessment.ts';
import { cards } from '../../../server/present/cds/cards.ts';
import { contradictionOf } from '../../../server/present/contradiction.ts';
import { decisionsPage } from '../../../server/present/decisions/decisionsPage.ts';
import { sheetDocument } from '../../../server/present/sheet/sheetDocument.ts';
import { verdictPage } from '../../../server/present/verdictPage.ts';
import { worksheetPage } from '../../../server/present/worksheet/worksheetPage.ts';
import { answered, assessmentOf, CONTEXT, metFacts } from './assessmentBuilder.ts';

const assessed = (unresectable: boolean, removable: boolean): Assessment =>
  assessmentOf({
    facts: metFacts({
      unresectable: answered('unresectable', unresectable),
      'complete-removal-possible': answered('complete-removal-possible', removable),
    }),
  });
const form = { csrfToken: 't', decisions: [] };
const identity = { id: 'f', seen: '' };
const call = { therapies: ['resection'], baseUrl: 'https://livermet.example', newId: () => 'id' } as const;

/** Wherever a verdict is shown: what stands there of answers that contradict each other. */
const PLACES: Readonly<Record<string, (assessment: Assessment) => string | null>> = {
  'the page of criteria': (assessment) =>
    verdictPage(assessment, { ...CONTEXT, ...form, answersForm: identity }).contradiction,
  'the page of decisions': (assessment) =>
    decisionsPage(assessment, { ...CONTEXT, ...form, form: identity }).contradiction,
  'the worksheet': (assessment) => worksheetPage(assessment, CONTEXT).eligibility.contradiction,
  'the sheet': (assessment) => sheetDocument(assessment, { ...CONTEXT, receiptId: 'r', decisions: [] }).contradiction,
  'the card': (assessment) => cards(assessment, { ...call, hook: 'patient-view' })[0]?.detail ?? null,
};

describe('answers that cannot both be true', () => {
  it.each(Object.entries(PLACES))('are named on %s', (_, shown) =>
    expect(shown(assessed(true, true))).toMatch(/Two answers contradict each other/),
  );

  it.each([
    [true, false],
    [false, true],
    [false, false],
  ])('are not found where unresectable is %s and complete removal %s', (unresectable, removable) =>
    expect(contradictionOf(assessed(unresectable, removable).verdicts)).toBeNull(),
  );

  it.each([
    ['patient-view', /^Answers contradict\. By published criteria: Resection eligible$/],
    ['order-sign', /^Resection eligible by published criteria, but answers contradict$/],
  ] as const)('turn a card at %s into a warning that says so in its summary', (hook, summary) => {
    const [card] = cards(assessed(true, true), { ...call, hook });
    expect(card).toMatchObject({ indicator: 'warning', summary: expect.stringMatching(summary) });
  });
});
