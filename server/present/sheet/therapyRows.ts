import type { Status } from '../../criteria/status.ts';
import type { Result, Verdict } from '../../criteria/verdict.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { verdictNotes } from '../verdictNotes.ts';

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

/** Characters of two printed lines. */
const LONGEST = 175;

export const therapyRows = (verdicts: readonly Verdict[]): readonly TherapyRow[] =>
  verdicts.map((verdict) => ({
    title: THERAPY_LABELS[verdict.therapy].title,
    mark: statusMark(verdict.status),
    text: textOf(verdict, verdicts),
  }));

function textOf(verdict: Verdict, verdicts: readonly Verdict[]): string {
  return [...wayOf(verdict), ...verdictNotes(verdict, verdicts)].join(' ');
}

/** Names as many criteria as there is room for, the worst first, and counts the others; nothing where all are met. */
function wayOf({ results }: Verdict): readonly string[] {
  const inTheWay = GROUPS.flatMap(([kind]) => results.filter((result) => result.status === kind));
  const texts = inTheWay.map((_, left) => named(inTheWay.slice(0, inTheWay.length - left), left));
  return [texts.find((text) => text.length <= LONGEST) ?? texts.at(-1) ?? ''].filter((text) => text !== '');
}

function named(results: readonly Result[], left: number): string {
  const groups = GROUPS.map(([kind, label]) => {
    const titles = results.filter((result) => result.status === kind).map(({ title }) => title);
    return titles.length === 0 ? '' : `${label}: ${titles.join(', ')}`;
  });
  const words = groups.filter((group) => group !== '').join('. ');
  return left === 0 ? `${words}.` : `${words} and ${left} more.`;
}
