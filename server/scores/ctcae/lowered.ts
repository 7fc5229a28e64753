import { bandOf, below } from './band.ts';
import type { CtcaeTerm } from './ctcaeTerm.ts';
import { referenceLimit } from './referenceLimit.ts';
import { valueText } from './words.ts';

/** A value whose grade 1 begins below the lower limit of normal and whose further grades are fixed. */
interface LoweredTerm {
  readonly name: string;
  readonly unit: string;
  /** Below the first is grade 2, below the second grade 3, below the third, if there is one, grade 4. */
  readonly further: readonly [number, number] | readonly [number, number, number];
}

/** A term of that kind. The baseline plays no part in it. */
export const lowered = ({ name, unit, further }: LoweredTerm): CtcaeTerm => ({
  name,
  unit,
  judge: ({ result }) => {
    const lowerLimit = referenceLimit(result.referenceRange, 'low');
    if (lowerLimit === undefined) return { because: 'the result carries no lower reference limit' };
    const [second, third, fourth] = further;
    const three = [below(lowerLimit), below(second), below(third)] as const;
    const steps = fourth === undefined ? three : ([...three, below(fourth)] as const);
    const by = `${valueText(result.value, unit)}, lower limit of normal ${valueText(lowerLimit, unit)}`;
    return { band: bandOf(result.value, steps), by };
  },
});
