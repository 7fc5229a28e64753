import { type Age, ageInYears } from '../../chart/ageInYears.ts';
import type { Fact } from '../../chart/fact.ts';
import type { ScoreInput } from '../score.ts';
import { unread } from './reading.ts';

export interface AgeReading {
  readonly input: ScoreInput;
  readonly age: Age | undefined;
}

/** The patient's age on the day that `asOf` (ISO instant) is in `zone` (IANA). */
export function readAge(fact: Fact<string>, asOf: string, zone: string): AgeReading {
  if (!fact.known) return { input: unread(fact, 'birth date', '').input, age: undefined };
  const { value: found, sources } = fact;
  const age = ageInYears(found, asOf, zone);
  if (age === undefined) {
    const missing = `birth date: "${found}" gives no age at ${asOf}`;
    return { input: { found, used: 'unknown', unit: '', missing, sources }, age };
  }
  const used = age.low === age.high ? `${age.low} years` : `${age.low} to ${age.high} years`;
  return { input: { found, used, unit: '', sources }, age };
}
