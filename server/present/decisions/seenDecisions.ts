import { STATUSES, type Status } from '../../criteria/status.ts';
import type { Verdict } from '../../criteria/verdict.ts';

/** What somebody who decides had before their eyes. */
export interface SeenDecisions {
  /** How many decisions there were. */
  readonly count: number;
  /** Every status of every verdict, a digit each. */
  readonly outline: string;
}

const digit = (status: Status): number => STATUSES.indexOf(status);

export const outlineOf = (verdicts: readonly Verdict[]): string =>
  verdicts.map(({ results }) => results.map(({ status }) => digit(status)).join('')).join('-');

/** "2:333033-3313-0": for a hidden field. */
export const seenDecisionsText = ({ count, outline }: SeenDecisions): string => `${count}:${outline}`;

/** Reads `seenDecisionsText`; what it cannot read counts as nothing seen. */
export function parseSeenDecisions(text: unknown): SeenDecisions {
  const [, count = '-1', outline = ''] = /^(\d{1,6}):([0-3-]{1,200})$/.exec(typeof text === 'string' ? text : '') ?? [];
  return { count: Number(count), outline };
}
