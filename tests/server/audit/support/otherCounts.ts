import type { CaseFigures } from '../../../../server/audit/caseFigures.ts';
import { type Line, simplex } from '../../../../server/audit/simplex.ts';
import type { Count } from '../../../../server/audit/tally.ts';
import { countsOf, less, meaning, rules, type Sum } from './caseSums.ts';

/**
 * Other cases behind a shared report: they come to every number that it shows, and to a larger one where it withholds one.
 * Sought among all numbers of cases by therapy and what they came to, by therapy and status of each criterion, by month and
 * what they came to, and by follow-up. Whoever finds such cases has proved that nobody can tell.
 */

type Counts = ReadonlyMap<string, number>;

/** So often parts of cases are driven out, in so many ways. */
const TRIES = 40;
const WAYS = 4;

/** @returns the counts of such cases, whole numbers, in which the target is at least so many; `null` when there are none */
export function otherCounts(
  cases: readonly CaseFigures[],
  shown: ReadonlyMap<string, Count>,
  target: string,
  atLeast: number,
): Counts | null {
  const truth = countsOf(cases);
  for (let way = 0; way < WAYS; way += 1) {
    const found = search(truth, shown, meaning(target), atLeast, way);
    if (found) return found;
  }
  return null;
}

function search(
  truth: Counts,
  shown: ReadonlyMap<string, Count>,
  target: Sum,
  atLeast: number,
  way: number,
): Counts | null {
  const missing = atLeast - sumIn(truth, target);
  const system = systemOf(truth, shown, target, missing, way);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { value, columns } = simplex(system.lines, system.width, system.width - 1, missing);
    if (value < missing - 1e-6) return null;
    const found = system.countsIn(columns);
    const parts = [...found].filter(([, count]) => Math.abs(count - Math.round(count)) > 1e-6);
    const [name, count] = parts[way % Math.max(1, parts.length)] ?? [];
    if (name === undefined || count === undefined)
      return new Map([...found].map(([each, whole]) => [each, Math.round(whole)]));
    // No part of a case: not beyond the whole number on the side of the true one.
    const from = truth.get(name) ?? 0;
    const room = count > from ? Math.floor(count) - from : from - Math.ceil(count);
    system.lines.push(system.line(new Map([[name, Math.sign(count - from)]]), room));
  }
  return null;
}

const sumIn = (counts: Counts, sum: Sum): number =>
  [...sum].reduce((all, [name, times]) => all + times * (counts.get(name) ?? 0), 0);

/** Every count may rise, and fall as far as zero: a column for either. The last column is by how much the target is larger. */
function systemOf(truth: Counts, shown: ReadonlyMap<string, Count>, target: Sum, missing: number, way: number) {
  const months = [...shown.keys()].flatMap((name) => /^month (.*) all$/.exec(name)?.[1] ?? []);
  const fixed = [...shown].flatMap(([name, count]) => (count === null ? [] : [meaning(name)]));
  const ruled = rules(months);
  const kept = [...fixed, ...fixed.map((each) => less(new Map(), each))];
  const all = [...new Set([...ruled, ...kept, target].flatMap((each) => [...each.keys()]))];
  const names = [...all.slice(way * 37), ...all.slice(0, way * 37)];
  const place = new Map(names.map((name, index) => [name, index]));
  const falling = new Map(names.filter((name) => truth.has(name)).map((name, index) => [name, names.length + index]));
  const width = names.length + falling.size + 1;
  const line = (sum: Sum, room: number): Line => {
    const coefficients = new Float64Array(width);
    for (const [name, times] of sum) {
      coefficients[place.get(name) ?? 0] = times;
      const fall = falling.get(name);
      if (fall !== undefined) coefficients[fall] = -times;
    }
    return { coefficients, room };
  };
  const single = (at: number, room: number): Line => ({
    coefficients: Float64Array.from({ length: width }, (_, index) => Number(index === at)),
    room,
  });
  const goal = line(less(new Map(), target), 0);
  goal.coefficients[width - 1] = 1;
  const lines = [
    ...ruled.map((each) => line(each, -sumIn(truth, each))),
    ...kept.map((each) => line(each, 0)),
    ...[...falling].map(([name, at]) => single(at, truth.get(name) ?? 0)),
    goal,
    single(width - 1, missing),
  ];
  const change = (columns: Float64Array, name: string, index: number) =>
    (columns[index] ?? 0) - (columns[falling.get(name) ?? width] ?? 0);
  const countsIn = (columns: Float64Array): Counts =>
    new Map(names.map((name, index) => [name, (truth.get(name) ?? 0) + change(columns, name, index)]));
  return { lines, line, width, countsIn };
}
