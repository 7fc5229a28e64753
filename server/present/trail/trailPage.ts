import type { Site } from '../../site.ts';
import { type TrailEntry, userText } from '../../trail/trailEntry.ts';
import { formatInstant } from '../dates.ts';
import type { PageFrame } from '../pageFrame.ts';
import type { FilterField, TrailFilter } from './trailFilter.ts';

export const TRAIL_PAGE_SIZE = 50;

export interface TrailLine {
  readonly number: number;
  readonly at: string;
  readonly user: string;
  readonly patient: string;
  readonly what: string;
  readonly outcome: string;
  readonly edition: string;
  readonly requestId: string;
}

/** What the page of the trail shows. */
export interface TrailPageModel extends PageFrame {
  readonly title: string;
  readonly siteName: string;
  readonly action: string;
  readonly fields: readonly { readonly name: FilterField; readonly label: string; readonly value: string }[];
  readonly problems: readonly string[];
  readonly lines: readonly TrailLine[];
  /** Address of the next page; null on the last one. */
  readonly older: string | null;
}

interface TrailPageContext {
  /** Newest first, one more than a page holds when there are older ones. */
  readonly entries: readonly TrailEntry[];
  readonly filter: TrailFilter;
  readonly site: Pick<Site, 'name' | 'policy'>;
  readonly launchPath: string;
  /** Of the patient from whose chart the page was opened. */
  readonly frame: PageFrame;
}

export function trailPage({ entries, filter, site, launchPath, frame }: TrailPageContext): TrailPageModel {
  const shown = entries.slice(0, TRAIL_PAGE_SIZE);
  const action = `${launchPath}audit-trail`;
  const last = entries.length > shown.length ? shown.at(-1) : undefined;
  return {
    ...frame,
    title: `${frame.patient.name} - audit trail of ${site.name}`,
    siteName: site.name,
    action,
    fields: FIELDS.map(([name, label]) => ({ name, label, value: filter.typed[name] ?? '' })),
    problems: filter.problems,
    lines: shown.map((entry) => lineOf(entry, site.policy.timeZone)),
    older: last ? `${action}?${new URLSearchParams({ ...filter.typed, before: String(last.number) })}` : null,
  };
}

const FIELDS: readonly (readonly [FilterField, string])[] = [
  ['patient', 'Patient id'],
  ['user', 'User, such as Practitioner/7'],
  ['from', 'From day (2026-01-31)'],
  ['to', 'To day'],
];

const ACTIONS: Readonly<Record<TrailEntry['action'], string>> = {
  launch: 'Launch from the EHR',
  'sign-out': 'Signed out',
  view: 'Page viewed',
  answer: 'Answers saved',
  withdrawal: 'Answer withdrawn',
  decision: 'Decision documented',
  'write-back': 'Written into the EHR',
  form: 'Form sent',
  'cds-call': 'Cards asked for',
  'cds-feedback': 'Feedback on a card',
  'trail-view': 'Audit trail examined',
  audit: 'Criteria audit',
  export: 'Records taken out',
};

const lineOf = (entry: TrailEntry, zone: string): TrailLine => ({
  number: entry.number,
  at: formatInstant(entry.at, zone),
  user: entry.user ? userText(entry.user) : 'not proven',
  patient: entry.patientId === null ? '-' : `Patient/${entry.patientId}`,
  what: [ACTIONS[entry.action], entry.detail].filter(Boolean).join(': '),
  outcome: entry.outcome,
  edition: entry.edition ?? '-',
  requestId: entry.requestId,
});
