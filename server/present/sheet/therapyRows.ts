import type { Status } from '../../criteria/status.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { shortened } from './room.ts';

export interface TherapyRow {
  readonly title: string;
  readonly mark: StatusMark;
  /** "Not met: ECOG performance status. Unknown: INR, Creatinine." */
  readonly text: string;
}

const GROUPS: readonly (readonly [Status, string])[] = [
  ['not-met', 'Not met'],
  ['correctable', 'Correctable'],
  ['unknown', 'Unknown'],
];

/** Two printed lines. */
const LONGEST = 200;

export const therapyRows = (verdicts: readonly Verdict[]): readonly TherapyRow[] =>
  verdicts.map((verdict) => ({
    title: THERAPY_LABELS[verdict.therapy].title,
    mark: statusMark(verdict.status),
    text: shortened(textOf(verdict), LONGEST),
  }));

function textOf({ status, results }: Verdict): string {
  if (status === 'met') return 'Every criterion is met.';
  const groups = GROUPS.map(([kind, label]) => {
    const titles = results.filter((result) => result.status === kind).map(({ title }) => title);
    return titles.length === 0 ? '' : `${label}: ${titles.join(', ')}.`;
  });
  return groups.filter((group) => group !== '').join(' ');
}
