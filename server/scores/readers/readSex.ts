import type { Fact } from '../../chart/fact.ts';
import type { FactValues } from '../../chart/facts.ts';
import type { ScoreInput } from '../score.ts';
import { reasonOf, unread } from './reading.ts';

export interface SexReading {
  readonly input: ScoreInput;
  /** One sex, or both when the formula knows no term for what is recorded, or nothing is. */
  readonly possible: readonly [Sex, ...Sex[]];
  /** "sex is recorded as other"; "" when there is one sex. */
  readonly because: string;
}

export type Sex = 'female' | 'male';

/** Formulas know two sexes; for a patient recorded otherwise both values are computed rather than one chosen. */
export function readSex(fact: Fact<FactValues['sex']>): SexReading {
  if (!fact.known) {
    const input = { ...unread(fact, 'sex', '').input, used: 'both' };
    return { input, possible: ['female', 'male'], because: reasonOf(fact, 'sex') };
  }
  const { value, sources } = fact;
  if (value === 'female' || value === 'male')
    return { input: { found: value, used: value, unit: '', sources }, possible: [value], because: '' };
  const input = { found: value, used: 'both', unit: '', sources };
  return { input, possible: ['female', 'male'], because: `sex is recorded as ${value}` };
}
