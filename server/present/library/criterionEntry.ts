import type { Input } from '../../chart/input.ts';
import { INPUTS, measuredInput } from '../../chart/inputs/index.ts';
import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { type Criterion, editionAt } from '../../criteria/criterion.ts';
import type { CriterionId } from '../../criteria/criterionId.ts';
import { limitInForce } from '../../criteria/limitInForce.ts';
import { limitInForceText } from '../../criteria/rules/number.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { THERAPIES } from '../../criteria/therapy.ts';
import { asksFor } from '../criterionInfo.ts';
import { plainUnits } from '../figure.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { type EditionRow, editionRows, limitOf } from './editionRow.ts';
import { type ExampleRow, exampleRow } from './exampleRow.ts';
import { type InputEntry, inputEntry } from './inputEntry.ts';
import type { LimitLines } from './limitLines.ts';

/** A link within the pages. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
}

/** Everything there is to know about one criterion. Its id is its anchor. */
export interface CriterionEntry {
  readonly id: CriterionId;
  readonly title: string;
  /** "correctable to at most 1.5", "the disease is mainly in the liver" */
  readonly asksFor: string;
  /** `null` where the criterion is a statement. */
  readonly limit: LimitLines | null;
  readonly rationale: string;
  /** How a failing value stays open; `null` where it does not. */
  readonly correctable: string | null;
  readonly input: InputEntry;
  readonly editions: readonly EditionRow[];
  readonly examples: readonly ExampleRow[];
  readonly therapies: readonly PageLink[];
}

/** One criterion as it stands at `asOf` (ISO instant), with every edition it had. */
export function criterionEntry(criterion: Criterion, asOf: string): CriterionEntry {
  return {
    id: criterion.id,
    title: criterion.title,
    asksFor: asksFor(criterion, asOf),
    limit: limitOf(criterion, editionAt(criterion, asOf)),
    rationale: criterion.rationale,
    correctable: correctableWords(criterion, asOf),
    input: inputEntry(inputOf(criterion)),
    editions: editionRows(criterion, asOf),
    examples: criterion.examples.map((example) => exampleRow(criterion, example, asOf)),
    therapies: THERAPIES.filter((therapy) => CRITERIA[therapy].includes(criterion)).map((therapy) => ({
      href: `#${therapyAnchor(therapy)}`,
      text: THERAPY_LABELS[therapy].title,
    })),
  };
}

export const therapyAnchor = (therapy: string): string => `therapy-${therapy}`;

/** The input whose value a criterion judges. */
export function inputOf({ id, rule }: Criterion): Input {
  const read = 'input' in rule ? rule.input : rule.kind;
  const input = INPUTS.find((each) => each.id === read);
  if (!input) throw new TypeError(`criterion ${id} reads ${read}, which is no input`);
  return input;
}

function correctableWords(criterion: Criterion, asOf: string): string | null {
  const { correctable, rule } = criterion;
  const inForce = limitInForce(criterion, asOf, DEFAULT_POLICY);
  if (!correctable || !inForce || rule.kind !== 'number') return null;
  const action = plainUnits(`${correctable.action} ${limitInForceText(inForce, measuredInput(rule.input).unit)}`);
  return `A value beyond the limit is correctable, not failed: ${action}. It turns to not met only when a clinician answers that it cannot be corrected.`;
}
