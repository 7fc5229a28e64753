import type { Counts, Finding, Rates, Result, TimeToEvent } from '../evidence/result.ts';
import { ORIGIN_WORDS } from '../evidence/timeOrigin.ts';

/** A published result in words. A time never stands without the event it is counted from. */
export interface EvidenceFigure {
  /** "9 months median overall survival from the first liver-directed treatment" */
  readonly headline: string;
  /** Interval, range, rates and P value, as far as published. */
  readonly details: readonly string[];
}

export function evidenceFigure(result: Result): EvidenceFigure {
  const known = figures.get(result);
  if (known) return known;
  const figure = inWords(result);
  figures.set(result, figure);
  return figure;
}

/** What is published does not change, so its words are the same on every page. */
const figures = new WeakMap<Result, EvidenceFigure>();

function inWords(result: Result): EvidenceFigure {
  switch (result.kind) {
    case 'time-to-event':
      return timeFigure(result);
    case 'counts':
      return countsFigure(result);
    case 'rates':
      return ratesFigure(result);
    case 'finding':
      return findingFigure(result);
  }
}

/** The figure as one line, for a figure that is only mentioned: "34.2 months median ... (range 8 to 170 months)". */
export function figureLine(result: Result): string {
  const { headline, details } = evidenceFigure(result);
  return details.length > 0 ? `${headline} (${details.join('; ')})` : headline;
}

function timeFigure(result: TimeToEvent): EvidenceFigure {
  const { rangeMonths, survivalPercent, against, p, note } = result;
  const survival = survivalText(survivalPercent ?? {});
  const details = [
    intervalText(result),
    rangeMonths && `range ${rangeMonths[0]} to ${rangeMonths[1]} months`,
    result.medianMonths === null ? undefined : survival,
    against && `against ${against.medianMonths} months in: ${against.label}`,
    p && (/^\d/.test(p) ? `P = ${p}` : `P ${p}`),
    note,
  ];
  return { headline: `${timeHeadline(result, survival)} ${ORIGIN_WORDS[result.origin]}`, details: present(details) };
}

function timeHeadline({ medianMonths, endpoint }: TimeToEvent, survival: string | undefined): string {
  if (medianMonths === 'not-reached') return `Median ${endpoint} not reached,`;
  if (medianMonths !== null) return `${medianMonths} months median ${endpoint}`;
  return survival ? `${capitalized(endpoint)} ${survival},` : `No median published: ${endpoint}`;
}

/** A lower limit that is only a cut-off is no time that anybody survived. */
function intervalText({ ci95Months, ciCutAtZero }: TimeToEvent): string | undefined {
  if (!ci95Months) return undefined;
  const [low, high] = ci95Months;
  return ciCutAtZero ? `95% CI up to ${high} months, lower limit cut off at 0` : `95% CI ${low} to ${high} months`;
}

const YEARS = { '1y': '1 year', '3y': '3 years', '5y': '5 years' } as const;

function survivalText(percent: NonNullable<TimeToEvent['survivalPercent']>): string | undefined {
  const parts = (['1y', '3y', '5y'] as const).flatMap((year) =>
    percent[year] === undefined ? [] : [`${percent[year]}% at ${YEARS[year]}`],
  );
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function countsFigure({ endpoint, standard, when, of, counts, note }: Counts): EvidenceFigure {
  const parts = counts.map(({ label, n }) => `${label} ${n} of ${of} (${percentText(n, of)})`);
  const misprints = counts.flatMap(({ label, n, printedPercent }) =>
    printedPercent === undefined || Math.abs(printedPercent - (100 * n) / of) < 1
      ? []
      : [`${label} ${printedPercent}%`],
  );
  const printed = misprints.length > 0 ? `printed as ${misprints.join(', ')}` : undefined;
  return { headline: `${measured(endpoint, standard)}: ${parts.join(', ')}`, details: present([when, printed, note]) };
}

const percentText = (n: number, of: number): string => `${Math.round((100 * n) / of)}%`;

function ratesFigure({ endpoint, standard, when, rates, note }: Rates): EvidenceFigure {
  const parts = rates.map(({ label, percent, of }) => `${label} ${percent}%${of === null ? '' : ` of ${of}`}`);
  return { headline: `${measured(endpoint, standard)}: ${parts.join(', ')}`, details: present([when, note]) };
}

const findingFigure = ({ endpoint, text }: Finding): EvidenceFigure => ({
  headline: `${measured(endpoint)}: ${text}`,
  details: [],
});

const measured = (endpoint: string, standard?: string): string =>
  `${capitalized(endpoint)}${standard ? ` (${standard})` : ''}`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const present = (parts: readonly (string | undefined)[]): readonly string[] =>
  parts.flatMap((part) => (part === undefined ? [] : [part]));
