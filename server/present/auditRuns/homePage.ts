import { AUDIT_EXTRAS, type AuditRun } from '../../audit/auditRun.ts';
import type { Site } from '../../site.ts';
import { formatInstant } from '../dates.ts';
import { CSRF_FIELD, FORM_FIELD } from '../formFields.ts';
import { sourcesOf, type TypedRun, usualPeriod } from './runForm.ts';
import { whatIfOptions } from './runOptions.ts';
import { EXTRA_WORDS, optionWords, SOURCE_WORDS, STATE_WORDS, shownState, userName } from './runWords.ts';

/** A question of the form for a new audit. */
export interface RunField {
  readonly name: string;
  readonly label: string;
  /** What is in force, for a what-if. */
  readonly hint: string;
  readonly value: string;
  readonly problem: string | null;
}

export interface HiddenField {
  readonly name: string;
  readonly value: string;
}

export interface RunLine {
  readonly href: string;
  readonly at: string;
  readonly period: string;
  readonly options: string;
  readonly by: string;
  readonly state: string;
  readonly cases: string;
}

/** The first page of the quality team: a form for a new audit, and those so far. */
export interface QualityHomeModel {
  readonly title: string;
  readonly siteName: string;
  readonly user: string;
  readonly appVersion: string;
  /** `null` where nothing is set up that an audit could read, or keep its report in. */
  readonly form: {
    readonly action: string;
    readonly hidden: readonly HiddenField[];
    readonly problems: readonly { readonly href: string; readonly label: string; readonly text: string }[];
    readonly days: readonly RunField[];
    readonly sources: readonly { readonly value: string; readonly label: string; readonly isChecked: boolean }[];
    readonly sourceProblem: string | null;
    readonly whatIf: readonly RunField[];
    readonly isShared: boolean;
    readonly shareProblem: string | null;
    readonly extras: readonly { readonly name: string; readonly label: string; readonly isChecked: boolean }[];
  } | null;
  readonly missing: readonly string[];
  readonly runs: readonly RunLine[];
  readonly signOut: { readonly action: string; readonly hidden: readonly HiddenField[] };
}

export interface QualityHomeContext {
  readonly site: Site;
  /** As the EHR names the user. */
  readonly user: string;
  /** "/audit/<id>/" */
  readonly path: string;
  readonly csrfToken: string;
  readonly formId: string;
  readonly appVersion: string;
  readonly now: Date;
  /** Whether reports can be kept. */
  readonly canKeep: boolean;
  /** Newest first. */
  readonly runs: readonly AuditRun[];
  /** What was typed, and what is wrong with it, by field. */
  readonly typed?: TypedRun;
  readonly problems?: Readonly<Record<string, string>>;
}

export function qualityHome(context: QualityHomeContext): QualityHomeModel {
  const { site, user, path, csrfToken, appVersion, runs, canKeep } = context;
  const missing = [
    ...(canKeep ? [] : ['AUDIT_FOLDER, where reports are kept']),
    ...(sourcesOf(site).length > 0 ? [] : ['"audit" or "bulk" in the entry of this EHR in the sites file']),
  ];
  return {
    title: `Quality team of ${site.name}`,
    siteName: site.name,
    user: userName(user, site.iss),
    appVersion,
    form: missing.length > 0 ? null : runForm(context),
    missing,
    runs: runs.map((run) => lineOf(run, context)),
    signOut: { action: `${path}sign-out`, hidden: [{ name: CSRF_FIELD, value: csrfToken }] },
  };
}

function runForm(context: QualityHomeContext): QualityHomeModel['form'] {
  const { site, path, csrfToken, formId, now, problems = {} } = context;
  const sources = sourcesOf(site);
  const typed = context.typed ?? { ...usualPeriod(now, site.policy.timeZone), source: sources[0] ?? '' };
  const field = (name: string, label: string, hint: string): RunField => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    problem: problems[name] ?? null,
  });
  const days = [field('from', 'First day', ''), field('to', 'Last day', '')];
  const whatIf = whatIfOptions(site.policy, now.toISOString()).map(({ key, label, now: hint }) =>
    field(key, label, hint),
  );
  const source = { name: 'source', label: 'Records', problem: problems.source ?? null };
  const share = { name: 'share', label: 'A report that leaves the team', problem: problems.share ?? null };
  return {
    action: `${path}runs`,
    hidden: [
      { name: CSRF_FIELD, value: csrfToken },
      { name: FORM_FIELD, value: formId },
    ],
    problems: [...days, source, share, ...whatIf].flatMap(({ name, label, problem }) =>
      problem === null ? [] : [{ href: `#run-${name}`, label, text: problem }],
    ),
    days,
    sources: sources.map((value) => ({ value, label: SOURCE_WORDS[value], isChecked: typed.source === value })),
    sourceProblem: source.problem,
    whatIf,
    isShared: typed.share === 'yes',
    shareProblem: share.problem,
    extras: AUDIT_EXTRAS.map((name) => ({ name, label: EXTRA_WORDS[name], isChecked: typed[name] === 'yes' })),
  };
}

function lineOf(run: AuditRun, { site, path, now }: QualityHomeContext): RunLine {
  const { from, to } = run.parameters;
  return {
    href: `${path}runs/${run.id}`,
    at: formatInstant(run.at, site.policy.timeZone),
    period: `${from} to ${to}`,
    options: optionWords(run.parameters),
    by: userName(run.by, site.iss),
    state: STATE_WORDS[shownState(run, now)],
    cases: casesText(run),
  };
}

const casesText = ({ state, result, parameters }: AuditRun): string => {
  if (state !== 'done' || !result) return '-';
  return result.cases === null && parameters.isShared ? 'withheld' : `${result.cases}`;
};
