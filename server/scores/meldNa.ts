import { clamp } from './bounds.ts';
import { MELD_BOUNDS, type MeldInput, meld } from './meld.ts';
import { roundHalfUp } from './roundHalfUp.ts';

export interface MeldNaInput extends MeldInput {
  /** mmol/L */
  readonly sodium: number;
}

export const MELD_NA_BOUNDS = { ...MELD_BOUNDS, sodium: { lower: 125, upper: 137 } } as const;

/** Up to here sodium is left out: MELD-Na is MELD. */
const SODIUM_COUNTS_ABOVE = 11;

function addSodium(initial: number, sodium: number): number {
  if (initial <= SODIUM_COUNTS_ABOVE) return initial;
  const deficit = MELD_NA_BOUNDS.sodium.upper - clamp(sodium, MELD_NA_BOUNDS.sodium);
  return initial + 1.32 * deficit - 0.033 * initial * deficit;
}

/**
 * MELD-Na as OPTN introduced it in January 2016. Bounds applied; not rounded, not limited to 40.
 *
 * The initial MELD is rounded to an integer before sodium enters, because the policy says so: to the tenth decimal
 * place, times 10, then the sodium step. This decides more than a decimal: at 11.3 sodium would count, at 11 it does not.
 *
 * OPTN Policy 9.1.D.
 */
export const meldNa = (input: MeldNaInput): number => addSodium(roundHalfUp(meld(input)), input.sodium);

/** The same without rounding in between, as some calculators do; to show where the order matters. */
export const meldNaRoundedLast = (input: MeldNaInput): number => addSodium(meld(input), input.sodium);
