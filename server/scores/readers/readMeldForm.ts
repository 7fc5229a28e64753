import type { Facts } from '../../chart/facts.ts';
import type { Bounds } from '../bounds.ts';
import { MELD_MAXIMUM } from '../meld.ts';
import { roundHalfUp } from '../roundHalfUp.ts';
import type { Alternative, Score, ScoreInput } from '../score.ts';
import { type Analyte, readAnalytes } from './readAnalytes.ts';
import { type DialysisReading, readDialysis } from './readDialysis.ts';
import { notComputable } from './reading.ts';
import { settle } from './settle.ts';

type Values<A extends Analyte> = Readonly<Record<A, number>>;

/** One way to compute the score: there are two where the formula has a term for sex and sex is open. */
export interface Variant<A extends Analyte> {
  /** "female"; "" where there is only one. */
  readonly when: string;
  readonly compute: (values: Values<A>, dialysis: boolean) => number;
}

/** What tells one MELD score from another. */
export interface MeldForm<A extends Analyte> {
  readonly version: string;
  readonly citation: string;
  readonly bounds: Readonly<Record<A, Bounds>> & { readonly creatinine: Bounds };
  readonly variants: readonly [Variant<A>, ...Variant<A>[]];
  /** Why there are several variants; "" when there is one. */
  readonly because: string;
  /** Inputs other than laboratory values and dialysis. */
  readonly inputs: Readonly<Record<string, ScoreInput>>;
  readonly notes: readonly string[];
  /** Notes that depend on the values. */
  readonly remarks?: (values: Values<A>, dialysis: boolean) => readonly string[];
}

/** Reads, bounds, computes and explains any of the three MELD scores. */
export function readMeldForm<A extends Analyte>(form: MeldForm<A>, facts: Facts): Score {
  const dialysis = readDialysis(facts.dialysis);
  const cap = form.bounds.creatinine.upper;
  const onDialysis = dialysis.state === 'yes';
  const bounds = onDialysis ? { ...form.bounds, creatinine: { lower: cap, upper: cap } } : form.bounds;
  const { used, missing, inputs: laboratory } = readAnalytes<A>(facts, bounds);
  const inputs = { ...setCreatinine(laboratory, dialysis, cap), ...form.inputs, dialysis: dialysis.input };
  const score = { version: form.version, citation: form.citation, inputs };
  if (used === undefined) {
    const because = notComputable([...missing, form.because].filter(Boolean));
    return { ...score, value: null, notComputable: because, notes: form.notes };
  }
  const results = alternatives(form, used, onDialysis);
  const remarks = form.remarks?.(used, onDialysis) ?? [];
  const notes = [dialysisNote(form, used, dialysis), ...maximumNotes(results), ...remarks, ...form.notes];
  return { ...score, ...settle(results, form.because), notes };
}

function setCreatinine(inputs: Readonly<Record<string, ScoreInput>>, dialysis: DialysisReading, cap: number) {
  const { creatinine } = inputs;
  if (dialysis.state !== 'yes' || creatinine === undefined || creatinine.missing !== undefined) return inputs;
  return { ...inputs, creatinine: { ...creatinine, bound: `set to ${cap.toFixed(1)} (dialysis)` } };
}

type Results = readonly [Alternative, ...Alternative[]];

function alternatives<A extends Analyte>({ variants }: MeldForm<A>, used: Values<A>, dialysis: boolean): Results {
  const result = ({ when, compute }: Variant<A>): Alternative => {
    const unrounded = compute(used, dialysis);
    return { when, value: Math.min(MELD_MAXIMUM, roundHalfUp(unrounded)), unrounded };
  };
  const [first, ...others] = variants;
  return [result(first), ...others.map(result)];
}

function dialysisNote<A extends Analyte>(
  form: MeldForm<A>,
  used: Values<A>,
  { state, because }: DialysisReading,
): string {
  const cap = `${form.bounds.creatinine.upper.toFixed(1)} mg/dL`;
  if (state === 'yes') return `Dialysis: yes; creatinine set to ${cap}.`;
  if (state === 'no') return 'Dialysis: no, as stated; creatinine as found.';
  const would = alternatives(form, used, true).map(({ when, value }) => (when ? `${value} if ${when}` : `${value}`));
  return `Dialysis unknown (${because}): computed from the creatinine as found. With dialysis (creatinine ${cap}) it would be ${would.join(', ')}.`;
}

const maximumNotes = (results: Results): readonly string[] =>
  results
    .filter(({ unrounded, value }) => roundHalfUp(unrounded) > value)
    .map(
      ({ when, unrounded }) =>
        `The formula gives ${roundHalfUp(unrounded)}${when ? ` if ${when}` : ''}; organ allocation counts everything above ${MELD_MAXIMUM} as ${MELD_MAXIMUM}.`,
    );
