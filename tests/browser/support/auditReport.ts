import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import type { PatientEntries } from '../../../server/auditEntries.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { runAudit } from '../../../server/runAudit.ts';
import { writeReport } from '../../../server/writeReport.ts';
import { concept, condition, GIST, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { DECISION } from '../../server/store/contract.ts';

/** A report of the audit on disk, as the command writes it, opened as a file. */
export interface WrittenReport {
  readonly open: (browser: Browser, options?: BrowserContextOptions) => Promise<Page>;
  readonly remove: () => void;
}

/** Named like a page of the app, for its golden pictures. */
export const REPORT_PAGES = [
  { name: 'audit-report', path: '', isShared: false },
  { name: 'audit-report-shared', path: '', isShared: true },
] as const;

/** Hundreds of cases have one shape: a few say all there is to be seen of them. What is not in view is drawn as well. */
export async function leaveFewCases(page: Page): Promise<void> {
  await page.addStyleTag({ content: 'section.case { content-visibility: visible !important }' });
  await page.evaluate(() => {
    for (const section of [...document.querySelectorAll('.case')].slice(5)) section.remove();
  });
}

const CODES = ['314617008', '764677008', '609232008', '71273005', '428115007'];
const PATIENTS = 240;
/** Patients who have another disease, or had no treatment. */
const OTHERS = 110;
const NAMES = ['Dr. Alvarez', 'Dr. Brandt', 'Dr. Chen'];

const rangeTo = (value: number, unit = '1') => ({ referenceRange: [{ high: quantity(value, unit).valueQuantity }] });

/** Every number follows from the index: the report is the same wherever and whenever it is made. */
function recordOf(index: number): readonly unknown[] {
  const id = `p${index + 1}`;
  const at = (day: number, hour: string) =>
    new Date(Date.UTC(2025, index % 12, 15 + day)).toISOString().slice(0, 10) + hour;
  const before = { effectiveDateTime: at(-2, 'T07:30:00Z') };
  const later = { effectiveDateTime: at(88, 'T07:30:00Z') };
  const lab = (name: string, code: string, value: number, unit: string | undefined, when: object) =>
    observation(code, {
      id: `${id}-${name}`,
      ...quantity(value, unit),
      ...rangeTo(unit === 'mg/dL' ? 1.2 : 1.1, unit),
      ...when,
    });
  const labs = [
    lab(
      'creatinine',
      LOINC.creatinine,
      index % 13 === 5 || (index % 12 === 7 && index % 24 !== 7) ? 2.4 : 0.9,
      'mg/dL',
      before,
    ),
    lab('bilirubin', LOINC.bilirubin, index % 11 === 3 ? 2.6 : 0.8, 'mg/dL', before),
    lab('inr', LOINC.inr, index % 9 === 4 ? 1.8 : 1.1, undefined, before),
    lab('platelets', LOINC.platelets, index % 7 === 2 ? 41 : 190, '10*9/L', before),
    observation(LOINC.ecog, { id: `${id}-ecog`, valueInteger: index % 3, ...before }),
  ];
  const after =
    index % 4 === 1
      ? []
      : [
          lab('bilirubin-later', LOINC.bilirubin, 0.8 + (index % 5), 'mg/dL', later),
          lab('creatinine-later', LOINC.creatinine, 1.1, 'mg/dL', later),
          lab('inr-later', LOINC.inr, 1.2, undefined, later),
        ];
  const done = {
    resourceType: 'Procedure',
    id: `${id}-done`,
    status: 'completed',
    code: concept('snomed', CODES[Math.floor(index / 12) % 9 === 4 ? 4 : (index * 7) % 4] ?? ''),
    performedDateTime: index % 6 === 0 ? at(0, '') : at(0, 'T09:00:00Z'),
    performer: [{ actor: { display: NAMES[index % 3] } }],
  };
  const own = [
    condition(LEIOMYOSARCOMA, { id: `${id}-histology` }),
    condition(LIVER_METASTASIS, { id: `${id}-metastasis` }),
    ...(index % 8 === 7 ? labs.slice(1) : labs),
    ...after,
    done,
    ...(index === 4 ? [{ ...done, id: `${id}-undated`, performedDateTime: '2025' }] : []),
  ];
  return [
    { resourceType: 'Patient', id, ...(index % 8 === 1 ? { deceasedDateTime: at(22, '') } : {}) },
    ...own.map((each) => ({ ...each, subject: { reference: `Patient/${id}` } })),
  ];
}

function otherRecord(index: number): readonly unknown[] {
  const id = `other${index + 1}`;
  const own = [
    condition(index % 3 === 0 ? GIST : LEIOMYOSARCOMA, { id: `${id}-histology` }),
    ...(index % 2 === 0 ? [condition(LIVER_METASTASIS, { id: `${id}-metastasis` })] : []),
  ];
  return [
    { resourceType: 'Patient', id },
    ...own.map((each) => ({ ...each, subject: { reference: `Patient/${id}` } })),
  ];
}

/** What was entered in the app: for most patients what only a clinician can say, for some a decision or an overridden card. */
function entriesOf(index: number): PatientEntries {
  const at = new Date(Date.UTC(2025, index % 12, 13, 10)).toISOString();
  const yes = [
    'unresectable',
    'liver-dominant',
    'ablatable-location',
    'complete-removal-possible',
    'prefers-y90',
  ] as const;
  const answers = [
    ...yes.map((id) => ({ id, value: true, at, by: 'Dr. Alvarez' })),
    { id: 'lesion-count' as const, value: 2, at, by: 'Dr. Alvarez' },
    { id: 'largest-lesion-cm' as const, value: index % 10 === 9 ? 3.4 : 2.1, at, by: 'Dr. Alvarez' },
  ];
  const against = {
    ...DECISION,
    about: 'all',
    kind: 'against',
    against: ['creatinine', 'total-bilirubin'],
    at,
  } as const;
  const card = { at, user: 'Practitioner/7', hook: 'order-sign', reason: 'tumor-board', comment: 'agreed on 12 Jan' };
  return {
    answers: index % 9 === 8 ? [] : answers,
    decisions: index % 13 === 5 ? [against] : [],
    overrides: index % 11 === 3 ? [card] : [],
  };
}

export async function writtenReport(isShared: boolean): Promise<WrittenReport> {
  const work = mkdtempSync(join(tmpdir(), 'livermet-audit-report-'));
  const others = Array.from({ length: OTHERS }, (_, index) => otherRecord(index)).flat();
  const records = [...Array.from({ length: PATIENTS }, (_, index) => recordOf(index)).flat(), ...others];
  const lines = records.map((each) => JSON.stringify(each));
  writeFileSync(
    join(work, 'records.ndjson'),
    `${[...lines.slice(0, 40), '{"resourceType":"Encounter","id":', ...lines.slice(40)].join('\n')}\n`,
  );
  const plan = {
    period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
    policy: DEFAULT_POLICY,
    until: '2026-06-30T23:59:59.999Z',
    scenarios: ['creatinine=2.5', 'lookback.laboratory=1'].map((name) => scenario(name, DEFAULT_POLICY)),
    site: 'north',
  };
  const entries = new Map(Array.from({ length: PATIENTS }, (_, index) => [`p${index + 1}`, entriesOf(index)]));
  const outcome = await runAudit({ folder: work, plan, entries, isShared, aside: join(work, '.aside') });
  writeReport(join(work, 'report'), outcome, { subjectList: false, individual: false });
  outcome.texts.close();
  return {
    open: async (browser, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      await page.goto(String(pathToFileURL(join(work, 'report', 'index.html'))));
      return page;
    },
    remove: () => rmSync(work, { recursive: true }),
  };
}
