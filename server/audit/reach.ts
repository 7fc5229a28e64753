import type { Law } from './law.ts';
import { type Line, simplex } from './simplex.ts';

export interface Reach {
  readonly isEnough: boolean;
  /** The laws that allow no more; and all that have to do with it. */
  readonly laws: readonly (readonly Law[])[];
  /** The withheld numbers that are other ones when it is so much larger. */
  readonly moved: ReadonlySet<string>;
}

type Numbers = ReadonlyMap<string, number>;

/** So often parts of a case are driven out; it seldom takes more than one or two. */
const TRIES = 20;

const TINY = 1e-6;

/**
 * Whether a withheld number may be larger by `enough` for whoever knows the shown ones, the laws, and that every number is a
 * whole one and not below zero. It is shown by numbers that are just so; where none are found, it counts as not.
 *
 * @param truth every number, @param withheld the names of those that are not shown, @param laws hold for the truth
 */
export function reachOf(
  target: string,
  enough: number,
  truth: Numbers,
  withheld: ReadonlySet<string>,
  laws: readonly Law[],
): Reach {
  const { names, own } = linkedTo(target, withheld, laws);
  const { lines, line, width } = systemOf(names, own, truth, enough);
  for (let tries = 0; ; tries += 1) {
    const { value, binding, columns } = simplex(lines, width, 0, enough);
    const changes = names.map((name, index) => [name, line.changeOf(columns, index)] as const);
    const part = changes.find(([, change]) => Math.abs(change - Math.round(change)) > TINY);
    const isEnough = value > enough - TINY && !part;
    if (isEnough || !part || value < enough - TINY || tries === TRIES) {
      const moved = new Set(changes.flatMap(([name, change]) => (Math.abs(change) > TINY ? [name] : [])));
      return { isEnough, laws: [binding.flatMap((index) => own[index] ?? []), own], moved };
    }
    // Not beyond the whole number that is nearer to the truth.
    const [name, change] = part;
    const room = Math.floor(Math.abs(change));
    lines.push(line.of({ terms: [[name, Math.sign(change)]], most: 0 }, room));
  }
}

/** The withheld numbers that hang together with one, that one first, and the laws by which they do. */
function linkedTo(target: string, withheld: ReadonlySet<string>, laws: readonly Law[]) {
  const names = new Set([target]);
  const own = new Set<Law>();
  for (let before = 0; before < names.size; ) {
    before = names.size;
    for (const law of laws) {
      if (own.has(law) || !law.terms.some(([name]) => names.has(name))) continue;
      own.add(law);
      for (const [name] of law.terms) if (withheld.has(name)) names.add(name);
    }
  }
  return { names: [...names], own: [...own] };
}

/** A column for how much each number rises, the first for the target; and one for how much each other falls, as far as zero. */
function systemOf(names: readonly string[], laws: readonly Law[], truth: Numbers, enough: number) {
  const place = new Map(names.map((name, index) => [name, index]));
  const falling = names.slice(1).filter((name) => (truth.get(name) ?? 0) > 0);
  const fall = new Map(falling.map((name, index) => [name, names.length + index]));
  const width = names.length + falling.length;
  const of = ({ terms }: Law, room: number): Line => {
    const coefficients = new Float64Array(width);
    for (const [name, times] of terms) {
      const at = place.get(name);
      if (at === undefined) continue;
      coefficients[at] = (coefficients[at] ?? 0) + times;
      const down = fall.get(name);
      if (down !== undefined) coefficients[down] = -(coefficients[at] ?? 0);
    }
    return { coefficients, room };
  };
  const single = (at: number, room: number): Line => {
    const coefficients = new Float64Array(width);
    coefficients[at] = 1;
    return { coefficients, room };
  };
  const roomOf = ({ terms, most }: Law): number =>
    terms.reduce((room, [name, times]) => room - times * (truth.get(name) ?? 0), most);
  const lines = [
    ...laws.map((law) => of(law, roomOf(law))),
    ...falling.map((name) => single(fall.get(name) ?? 0, truth.get(name) ?? 0)),
    // What hangs together with nothing would rise for ever.
    single(0, enough),
  ];
  const changeOf = (columns: Float64Array, index: number): number =>
    (columns[index] ?? 0) - (columns[fall.get(names[index] ?? '') ?? width] ?? 0);
  return { lines, line: { of, changeOf }, width };
}
