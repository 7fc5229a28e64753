import { SCORE_IDS, type Score, type ScoreId, type ScoreInput, type Scores } from '../scores/score.ts';
import { formatFhirDate } from './dates.ts';
import { numberText, unitText } from './figure.ts';
import { inputTitle } from './inputTitles.ts';
import type { Moment } from './moment.ts';

interface ScoreInputRow {
  readonly name: string;
  readonly found: string;
  /** `null` when the value cannot be used. */
  readonly used: string | null;
  /** The bound applied, or why the value is missing. */
  readonly note: string | null;
  readonly date: string;
  readonly reference: string;
}

export interface ScoreRow {
  readonly id: ScoreId;
  readonly version: string;
  /** "9", "16 or 17", or "not computable". */
  readonly value: string;
  /** "grade 2, before rounding 9.43" */
  readonly qualifier: string;
  readonly notComputable: string | null;
  /** "if female: 17" */
  readonly alternatives: readonly string[];
  readonly inputs: readonly ScoreInputRow[];
  readonly notes: readonly string[];
  readonly citation: string;
}

/** MELD first: it is the score the series reports. */
export const scoreRows = (scores: Scores, moment: Moment): readonly ScoreRow[] =>
  SCORE_IDS.map((id) => scoreRow(id, scores[id], moment));

export function scoreRow(id: ScoreId, score: Score, moment: Moment): ScoreRow {
  const alternatives = score.values ?? [];
  return {
    id,
    version: score.version,
    value: valueText(id, score),
    qualifier: [score.category, unroundedText(score)].filter((part) => part !== undefined).join(', '),
    notComputable: score.notComputable ?? null,
    alternatives: alternatives.map(({ when, value }) => `if ${when}: ${value}`),
    inputs: Object.entries(score.inputs).map(([input, found]) => inputRow(input, found, moment)),
    notes: score.notes,
    citation: score.citation,
  };
}

function valueText(id: ScoreId, { value, values = [] }: Score): string {
  const unit = id === 'egfr' ? ' mL/min/1.73 m²' : '';
  if (value !== null) return `${value}${unit}`;
  const distinct = [...new Set(values.map((each) => each.value))].toSorted((a, b) => a - b);
  return distinct.length > 0 ? `${distinct.join(' or ')}${unit}` : 'not computable';
}

function unroundedText({ unrounded, value }: Score): string | undefined {
  const text = unrounded === undefined ? undefined : numberText(unrounded, null);
  return text === undefined || text === `${value}` ? undefined : `before rounding ${text}`;
}

function inputRow(id: string, input: ScoreInput, { zone }: Moment): ScoreInputRow {
  const { found, used, unit, sources } = input;
  return {
    name: inputTitle(id),
    found: withUnit(found, unit),
    used: input.missing === undefined ? withUnit(used, unit) : null,
    note: input.missing ?? input.bound ?? null,
    date: sources.map((source) => formatFhirDate(source.recordedAt, zone)).join('; '),
    reference: sources.map((source) => source.reference).join('; '),
  };
}

/** Words ("female", "not recorded") carry no unit, and text from the chart may have its own. */
function withUnit(value: number | string, unit: string): string {
  const text = typeof value === 'number' ? numberText(value, null) : value;
  const isBare = /^[<>]?=?\s*[\d.]+( to [\d.]+)?$/.test(text);
  return [text, isBare ? unitText(unit) : ''].filter((part) => part !== '').join(' ');
}
