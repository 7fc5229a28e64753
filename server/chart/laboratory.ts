import type { MeasuredId, MeasuredInput } from './measuredInput.ts';
import { type QuantityRule, readQuantity } from './quantity.ts';
import { readReferenceRange } from './referenceRange.ts';
import type { ValueSet } from './valueSet.ts';

interface LaboratoryTest extends QuantityRule {
  readonly id: MeasuredId;
  readonly title: string;
  readonly valueSet: ValueSet;
  readonly worse: 'higher' | 'lower';
  /** What to know beyond the common rules. */
  readonly note?: string;
}

/** A laboratory result as an input: the reading rules that all of them share, and what is particular to one. */
export function laboratory(test: LaboratoryTest): MeasuredInput {
  const { id, title, valueSet, worse, note, ...rule } = test;
  const units = rule.unitless
    ? 'It carries no unit.'
    : `Brought to ${rule.unit}; without a unit that is understood it is not used.`;
  const howRead = `Latest final or corrected result. ${units} Not believed outside ${rule.plausible.join(' to ')}.${note ? ` ${note}` : ''}`;
  return {
    id,
    title,
    valueSets: [valueSet],
    lookBack: 'laboratory',
    unit: rule.unit,
    worse,
    howRead,
    read: (holder) => readQuantity(holder, rule),
    readRange: (holder) => readReferenceRange(holder, rule),
  };
}
