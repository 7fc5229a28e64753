import type { AuditRun, AuditRunState } from '../../audit/auditRun.ts';
import type { Site } from '../../site.ts';
import { formatInstant } from '../dates.ts';
import { CSRF_FIELD, FORM_FIELD } from '../formFields.ts';
import type { HiddenField } from './homePage.ts';
import { EXTRA_WORDS, SOURCE_WORDS, STATE_WORDS, shownState, userName } from './runWords.ts';

/** Files of a report, as they may be asked for. */
export const REPORT_FILES = [
  'index.html',
  'cases.csv',
  'measure-report.json',
  'measure-report-subject-list.json',
  'measure-report-individual.json',
  'summary.json',
] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

export const RUN_FIELD = 'run';

interface SmallForm {
  readonly action: string;
  readonly hidden: readonly HiddenField[];
}

/** One audit: how far it is, or what came of it. */
export interface RunPageModel {
  readonly title: string;
  readonly appVersion: string;
  readonly home: string;
  readonly siteName: string;
  readonly state: AuditRunState;
  readonly stateWords: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** What is going on, or went wrong. */
  readonly says: string;
  /** From 0 to 1; `null` where nobody can tell. */
  readonly share: number | null;
  /** While it goes on: whether the page loads itself again, and where it does the other. */
  readonly reload: {
    readonly isOn: boolean;
    readonly seconds: number;
    readonly now: string;
    readonly other: string;
  } | null;
  readonly files: readonly { readonly href: string; readonly label: string }[];
  readonly cancel: SmallForm | null;
  readonly again: SmallForm | null;
}

export interface RunPageContext {
  readonly run: AuditRun;
  readonly site: Site;
  readonly path: string;
  readonly csrfToken: string;
  readonly formId: string;
  readonly appVersion: string;
  readonly now: Date;
  readonly isReloading: boolean;
  /** The files that are there. */
  readonly files: readonly ReportFile[];
  readonly keepDays: number;
}

const RELOAD_SECONDS = 5;
const LABELS: Readonly<Record<ReportFile, string>> = {
  'index.html': 'Open the report',
  'cases.csv': 'Cases and criteria (CSV)',
  'measure-report.json': 'MeasureReport (FHIR R4)',
  'measure-report-subject-list.json': `${EXTRA_WORDS['subject-list']} (FHIR R4)`,
  'measure-report-individual.json': `${EXTRA_WORDS.individual} (FHIR R4)`,
  'summary.json': 'Every count and rate (JSON)',
};

export function runPage(context: RunPageContext): RunPageModel {
  const { run, site, path, csrfToken, formId, appVersion, files, isReloading } = context;
  const state = shownState(run, context.now);
  const place = `${path}runs/${run.id}`;
  const isOpen = ['queued', 'running', 'stopping'].includes(state);
  const form = (action: string, more: readonly HiddenField[] = []): SmallForm => ({
    action: `${path}${action}`,
    hidden: [{ name: CSRF_FIELD, value: csrfToken }, { name: RUN_FIELD, value: run.id }, ...more],
  });
  return {
    title: `Audit of ${run.parameters.from} to ${run.parameters.to}`,
    appVersion,
    home: path,
    siteName: site.name,
    state,
    stateWords: STATE_WORDS[state],
    facts: factsOf(context),
    says: saysOf(context, state),
    share: state === 'running' ? (run.progress?.share ?? null) : null,
    reload: isOpen
      ? { isOn: isReloading, seconds: RELOAD_SECONDS, now: place, other: isReloading ? `${place}?reload=off` : place }
      : null,
    files: files.map((name) => ({ href: `${place}/${name}`, label: LABELS[name] })),
    cancel: state === 'queued' || state === 'running' ? form('cancel') : null,
    again: ['failed', 'canceled', 'interrupted'].includes(state)
      ? form('again', [{ name: FORM_FIELD, value: formId }])
      : null,
  };
}

function saysOf({ run, files, keepDays }: RunPageContext, state: AuditRunState): string {
  switch (state) {
    case 'queued':
      return 'Audits are made one after the other. This one begins when those before it have ended.';
    case 'running':
      return run.progress?.text ?? 'starting';
    case 'stopping':
      return 'It ends within some seconds.';
    case 'done':
      return files.length > 0
        ? `The report is kept for ${keepDays} days. It names patients, unless it was made to be shared.`
        : `The report is no longer kept; that is done for ${keepDays} days. The same audit can be made again.`;
    case 'failed':
      return `There is no report: ${run.result?.problem ?? 'nobody knows why'}.`;
    case 'canceled':
      return 'It was stopped before it had a report.';
    case 'interrupted':
      return 'LiverMet was stopped while it ran, so there is no report. Started again, it makes the same one; what a server has exported is fetched on from where it stood.';
  }
}

function factsOf({ run, site }: RunPageContext): RunPageModel['facts'] {
  const { parameters, result, state } = run;
  const zone = site.policy.timeZone;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Period', `${parameters.from} to ${parameters.to} (${zone})`],
    ['Records', SOURCE_WORDS[parameters.source]],
    ['Follow-up until', formatInstant(parameters.asOf, zone)],
    ['What if', parameters.whatIf.length > 0 ? parameters.whatIf.join('; ') : null],
    ['To be shared', parameters.isShared ? 'yes: small counts are withheld, cases and performers left out' : null],
    ['Besides', parameters.extras.map((extra) => EXTRA_WORDS[extra]).join('; ') || null],
    ['Asked for', `${formatInstant(run.at, zone)} by ${userName(run.by, site.iss)}`],
    ['Began', run.startedAt && formatInstant(run.startedAt, zone)],
    ['Ended', run.endedAt && formatInstant(run.endedAt, zone)],
    ['Cases', state === 'done' && result ? `${result.cases ?? 'withheld'}` : null],
    ['Lines that could not be read', state === 'done' && result ? `${result.badLines}` : null],
    ['Criteria', result && `edition of ${result.edition}`],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}
