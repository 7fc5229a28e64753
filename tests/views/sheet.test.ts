import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerValues } from '../../server/chart/answer.ts';
import type { Gap } from '../../server/chart/gap.ts';
import type { Decision } from '../../server/criteria/decision.ts';
import { THERAPIES } from '../../server/criteria/therapy.ts';
import type { Verdict } from '../../server/criteria/verdict.ts';
import { matchEvidence } from '../../server/evidence/match.ts';
import type { Assessment } from '../../server/present/assessment.ts';
import { decisionRecord } from '../../server/present/decisions/decisionRecord.ts';
import type { PageContext } from '../../server/present/pageFrame.ts';
import type { SheetContext } from '../../server/present/sheet/sheetDocument.ts';
import { sheetPage } from '../../server/present/sheet/sheetPage.ts';
import { startBrowser } from '../browser/support/browser.ts';
import { factsWith } from '../builders/facts.ts';
import { assessmentOf, CONTEXT, mixedFacts, result } from '../server/present/assessmentBuilder.ts';
import { assessmentOfPatient } from '../server/present/patientAssessment.ts';
import { type Paper, print, showHtml } from './printedPage.ts';
import { textOf, VIEWS } from './render.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags } from './structure.ts';

const render = (assessment: Assessment, context: Partial<PageContext & SheetContext> = {}): Promise<string> =>
  ejs.renderFile(`${VIEWS}sheet.ejs`, {
    page: sheetPage(assessment, { ...CONTEXT, receiptId: '3f2a-9c01-77de-0b1c', ...context }),
  });

const patients = readdirSync(fileURLToPath(new URL('../patients', import.meta.url)))
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

const EVERY_ANSWER: AnswerValues = {
  unresectable: true,
  'liver-dominant': true,
  'ablatable-location': true,
  'complete-removal-possible': true,
  'tumor-board': true,
  'prefers-y90': false,
  'inr-correctable': true,
  'platelets-correctable': true,
  'extrahepatic-disease': false,
  dialysis: false,
  ecog: 1,
  'lesion-count': 2,
  'largest-lesion-cm': 2.4,
};
const gaps = (count: number): readonly Gap[] =>
  Array.from({ length: count }, (_, index) => ({
    query: `laboratory results, part ${index}`,
    reason: 'the EHR did not answer within 8 seconds',
    feeds: ['creatinine', 'alp', 'albumin'],
  }));
const decision = (about: Decision['about'], reason: string): Decision => ({
  form: about,
  about,
  kind: 'against',
  against: ['inr', 'platelets'],
  reason,
  at: '2026-01-14T10:00:00Z',
  by: 'Dr Lee',
  asOf: '2026-01-14T09:00:00Z',
  basis: [],
  appVersion: '0.1.0',
});
const DECISIONS = [
  decision('deb-tace', 'Discussed at the board: one lobe at a time, the INR is corrected before the first session.'),
  decision('resection', 'Not resectable at present.'),
];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** Those with most to print: treated before, many findings, corrections open, outside the evidence, nothing known. */
const FULLEST = [
  'after-deb-tace-both-lobes',
  'bilirubin-umol-just-above-limit',
  'gist',
  'inr-correctable',
  'many-observations',
  'only-a-patient',
];
type Case = readonly [string, () => Promise<string>];
const cases: readonly Case[] = [
  ...patients.map((patient): Case => [`${patient}, as the chart has it`, () => render(assessmentOfPatient(patient))]),
  ...FULLEST.flatMap((patient): readonly Case[] => [
    [
      `${patient}, with every answer and a decision`,
      () => render(assessmentOfPatient(patient, { answers: EVERY_ANSWER }), { decisions: DECISIONS }),
    ],
    [
      `${patient}, with forty gaps`,
      () => render(assessmentOfPatient(patient, { answers: EVERY_ANSWER, gaps: gaps(40) })),
    ],
    [
      `${patient}, with five gaps, every answer and decisions`,
      () =>
        render(assessmentOfPatient(patient, { answers: EVERY_ANSWER, gaps: gaps(5) }), {
          decisions: [...DECISIONS, ...DECISIONS.map((each) => ({ ...each, about: 'y90' as const, form: 'y' }))],
        }),
    ],
  ]),
];

describe('the sheet fills exactly one page of A4 and of Letter, nothing cut off, nothing too small to read', () => {
  it.each(cases)('%s', async (_, html) => {
    const page = await showHtml(browser, await html());
    for (const paper of ['A4', 'Letter'] as const satisfies readonly Paper[]) {
      const { pages, cutOff, smallest } = await print(page, paper);
      expect({ paper, pages, cutOff }).toEqual({ paper, pages: 1, cutOff: [] });
      expect(smallest).toBeGreaterThanOrEqual(7.49);
    }
    await page.close();
  });
});

const LONG = 'Maximiliana Theodora Cornelia '.repeat(12);
const long = () => {
  const { facts } = assessmentOf({ facts: mixedFacts() });
  const recorded = { reference: 'Observation/x', recordedAt: '2026-01-10', asRecorded: LONG };
  return assessmentOf({
    facts: { ...facts, ecog: { known: false, why: 'indeterminate', because: LONG, sources: [recorded], setAside: [] } },
    patient: { name: LONG, mrn: LONG.slice(0, 60) },
    gaps: gaps(3).map((gap) => ({ ...gap, reason: LONG })),
  });
};

const FULL_NAME = 'Dr. Maximiliana Theodora Cornelia van der Testerson-Example';
const twice = (text: string) => `${text} `.repeat(2).trim();

/** Everything there can be, all at once and each as long as it gets. No patient is like that. */
function everythingAtOnce(): { assessment: Assessment; context: Partial<PageContext & SheetContext> } {
  const limits = {
    ecog: 1,
    'total-bilirubin': 1.5,
    creatinine: 1.4,
    inr: 1.3,
    platelets: 75,
    'lesion-count': 2,
    'lesion-size': 2.5,
  };
  const base = assessmentOfPatient('after-deb-tace-both-lobes', {
    answers: EVERY_ANSWER,
    gaps: gaps(40),
    policy: { limits },
  });
  const { verdicts, facts } = assessmentOf({ facts: mixedFacts({ platelets: result(40, '40 10*9/L') }) });
  const longer = (verdict: Verdict): Verdict => {
    const [first, ...rest] = verdict.results.map((each) => ({ ...each, because: twice(each.because) }));
    return { ...verdict, results: [first!, ...rest] };
  };
  const [first, ...rest] = verdicts.map(longer);
  const assessment: Assessment = {
    ...base,
    facts,
    patient: { ...base.patient, name: LONG, mrn: LONG.slice(0, 60) },
    population: { status: 'unknown', because: LONG },
    verdicts: [first!, ...rest],
    answers: base.answers.map((each) => ({ ...each, by: FULL_NAME })),
    cautions: base.cautions.map((each) => ({ ...each, status: 'applies' })),
    evidence: matchEvidence(base.facts, base.asOf),
  };
  const against = ['inr', 'platelets', 'creatinine', 'ecog', 'lesion-size', 'unresectable'] as const;
  const decisions = [...THERAPIES, 'all' as const, ...THERAPIES.slice(1)].map((about, index) => ({
    ...decisionRecord({ about, kind: 'against', against, reason: LONG }, assessmentOf(), {
      form: `${index}`,
      at: `2026-01-14T0${index}:00:00Z`,
      by: FULL_NAME,
      appVersion: '0.1.0',
    }),
    asOf: '2026-01-14T00:00:00Z',
  }));
  return { assessment, context: { siteName: LONG.slice(0, 100), decisions } };
}

const PASSAGES = ['gaps', 'correctable', 'open', 'answers', 'decisions', 'scores', 'evidence', 'cautions'] as const;

describe('with gaps, answers, decisions, corrections, questions and cautions all at once', () => {
  const { assessment, context } = everythingAtOnce();

  it.each(['A4', 'Letter'] as const)(
    'the sheet is one page of %s, nothing cut off, nothing too small to read',
    async (paper) => {
      const page = await showHtml(browser, await render(assessment, context));
      const { pages, cutOff, smallest } = await print(page, paper);
      expect({ pages, cutOff }).toEqual({ pages: 1, cutOff: [] });
      expect(smallest).toBeGreaterThanOrEqual(7.49);
      await page.close();
    },
  );

  it('every part prints some of its entries, and counts those it leaves out', () => {
    const sheet = sheetPage(assessment, { ...CONTEXT, receiptId: '3f2a-9c01-77de-0b1c', ...context }).sheet;
    for (const name of PASSAGES) {
      const { lines, leftOut } = sheet[name];
      expect({ name, lines: lines.length }).not.toEqual({ name, lines: 0 });
      if (leftOut !== null) expect(leftOut).toMatch(/^\d+ more not printed here: see /);
    }
    expect(sheet.gaps.leftOut).toBe(
      `${assessment.gaps.length - sheet.gaps.lines.length} more not printed here: see the top of any other page.`,
    );
    for (const { text } of sheet.therapies) expect(text).toMatch(/(\.| and \d+ more\.?)$/);
  });
});

describe('whatever the chart holds', () => {
  it('names and reasons of any length stay on one page, and show that they were cut', async () => {
    const page = await showHtml(
      browser,
      await render(long(), { siteName: LONG.slice(0, 100), decisions: [decision('y90', LONG)] }),
    );
    expect((await print(page, 'Letter')).pages).toBe(1);
    expect((await print(page, 'A4')).pages).toBe(1);
    expect(await page.locator('#tb-name').innerText()).toMatch(/…$/);
    await page.close();
  });

  it.each<[string, () => Assessment]>([
    ['something of every status', () => assessmentOf({ facts: mixedFacts(), gaps: gaps(2) })],
    ['an empty chart', () => assessmentOf({ facts: factsWith() })],
    ['a treated patient', () => assessmentOfPatient('after-deb-tace-both-lobes', { answers: EVERY_ANSWER })],
  ])('the page is sound: %s', async (_, assessment) => {
    const html = await render(assessment());
    expect(unbalancedTags(html)).toEqual([]);
    expect(repeated(attributeValues(html, 'id'))).toEqual([]);
    expect(brokenReferences(html)).toEqual([]);
    expect(html).not.toMatch(/<script|\son[a-z]+=|\sstyle=|<style|javascript:/i);
    const text = textOf(html);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
    expect(text).toContain('MRN');
    expect(text).toContain('Data as of');
    expect(text).not.toMatch(/\b(we recommend|safe to|should be treated|eligible for treatment)\b/i);
  });

  it('text from the chart stays text', async () => {
    const evil = `<script>alert("x")</script>"'&`;
    const html = await render(
      assessmentOf({ patient: { name: evil, mrn: evil }, gaps: [{ query: evil, reason: evil, feeds: [] }] }),
      { siteName: evil, decisions: [decision('y90', evil)] },
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
  });
});
