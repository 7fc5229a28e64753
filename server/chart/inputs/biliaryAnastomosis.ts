import codes from '../../../profiles/valuesets/biliary-enteric-anastomosis.json' with { type: 'json' };
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { Input } from '../input.ts';
import type { Entry } from '../observations.ts';
import type { Period } from '../time.ts';
import { inAny, valueSet } from '../valueSet.ts';
import { completed } from './procedures.ts';

const anastomosis = valueSet(codes);

export const biliaryAnastomosis: Input = {
  id: 'biliary-enteric-anastomosis',
  title: 'biliary-enteric anastomosis',
  valueSets: [anastomosis],
  howRead:
    'From completed procedures that join the bile ducts to the bowel, however long ago. That none is recorded does not show that there is none.',
};

/** A completed operation that joined bile ducts and bowel. */
export interface Anastomosis {
  readonly period?: Period;
  readonly source: Source;
}

/** A Procedure as such an operation; `undefined` for every other one. */
export const biliaryEntericAnastomosis = (entry: Entry, zone: string): Anastomosis | undefined =>
  inAny([anastomosis], entry.resource.code) ? completed(entry, zone) : undefined;

/** Whether such an operation had been done by `asOf` (epoch milliseconds); never that none was. */
export function readBiliaryAnastomosis(done: readonly Anastomosis[], asOf: number): Fact<true> {
  const [first, ...more] = done
    .filter(({ period }) => (period?.start ?? 0) <= asOf)
    .map(({ source }) => source)
    .toSorted((a, b) => a.reference.localeCompare(b.reference));
  if (first) return known(true, [first, ...more]);
  return unknown('absent', 'no biliary-enteric anastomosis is recorded, which does not show that there is none');
}
