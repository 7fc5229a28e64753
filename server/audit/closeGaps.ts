import type { AuditReport } from './auditReport.ts';
import { determined } from './determined.ts';
import { type Equation, equationsOf } from './equationsOf.ts';
import { mapNumbers, numbersOf } from './mapNumbers.ts';
import { isSmall } from './suppress.ts';
import type { Count } from './tally.ts';

type Numbers = ReadonlyMap<string, Count>;

/**
 * A report in which no small number follows from those shown, by however many tables: as many more are withheld as it
 * takes, the smaller ones first.
 *
 * @param full with every number, @param shared without the small ones
 */
export function closeGaps(full: AuditReport, shared: AuditReport): AuditReport {
  const equations = equationsOf(full);
  const small = [...numbersOf(full)].flatMap(([name, count]) => (isSmall(count) ? [name] : []));
  const shown = new Map(numbersOf(shared));
  for (;;) {
    const found = determined(shown, equations);
    const told = small.find((name) => shown.get(name) === null && found.has(name));
    const next = told === undefined ? undefined : nextToWithhold(told, shown, equations);
    if (next === undefined) break;
    shown.set(next, null);
  }
  return mapNumbers(shared, (name) => shown.get(name) ?? null);
}

/** Of the numbers that stand in one sum with what is told, else with anything withheld; a whole only when all parts are. */
function nextToWithhold(told: string, shown: Numbers, equations: readonly Equation[]): string | undefined {
  const isWithheld = (name: string) => shown.get(name) === null;
  const near = equations.filter(({ whole, parts }) => whole === told || parts.includes(told));
  const linked = equations.filter(({ whole, parts }) => isWithheld(whole) || parts.some(isWithheld));
  const groups = [near.flatMap(({ parts }) => parts), near.map(({ whole }) => whole)];
  const others = [linked.flatMap(({ parts }) => parts), linked.map(({ whole }) => whole)];
  return [...groups, ...others].map((names) => smallest(names, shown)).find((name) => name !== undefined);
}

/** A zero tells nothing by itself and hides nothing. */
const smallest = (names: readonly string[], shown: Numbers): string | undefined =>
  names.filter((name) => (shown.get(name) ?? 0) > 0).toSorted((a, b) => Number(shown.get(a)) - Number(shown.get(b)))[0];
