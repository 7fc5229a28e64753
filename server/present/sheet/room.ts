/** A part of the sheet that may be longer than there is room for. */
export interface Passage {
  readonly lines: readonly string[];
  /** Where what is left out can be read: "the page “Criteria”". */
  readonly elsewhere: string;
  /** Printed lines it gets even when an earlier passage would like them. */
  readonly least: number;
  /** Printed lines that one entry takes at most: a long one must not drive out the others. Four if not said. */
  readonly longest?: number;
}

export interface Fitted {
  readonly lines: readonly string[];
  /** "12 more stand on the page ...", never silence; `null` when everything is shown. */
  readonly leftOut: string | null;
}

const LONGEST = 4;

/**
 * Shares `room` printed lines of `width` characters between passages: each gets its least - where there is not even room for
 * those, all give way alike -, what is left over goes to the first that needs more. What does not fit is counted and said,
 * which takes a line or two even where there is no room.
 */
export function fitPassages<Name extends string>(
  passages: Readonly<Record<Name, Passage>>,
  room: number,
  width: number,
): Readonly<Record<Name, Fitted>> {
  const entries = Object.entries<Passage>(passages);
  const needs = entries.map(([, passage]) => heightOf(passage, width));
  const wants = entries.map(([, { least }], index) => Math.min(least, needs[index] ?? 0));
  const rooms = inTurn(wants, room);
  const used = rooms.reduce((sum, each) => sum + each, 0);
  let spare = room - used;
  for (const [index, need] of needs.entries()) {
    const more = Math.max(0, Math.min(spare, need - (rooms[index] ?? 0)));
    rooms[index] = (rooms[index] ?? 0) + more;
    spare -= more;
  }
  const fitted = entries.map(([name, passage], index) => [name, fitLines(passage, rooms[index] ?? 0, width)]);
  return Object.fromEntries(fitted) as Record<Name, Fitted>;
}

/** Hands out lines one by one, until everyone has what they want or none is left. */
function inTurn(wants: readonly number[], lines: number): number[] {
  const given = wants.map(() => 0);
  for (let left = lines; left > 0; ) {
    const waiting = [...wants.keys()].filter((index) => (given[index] ?? 0) < (wants[index] ?? 0)).slice(0, left);
    if (waiting.length === 0) break;
    for (const index of waiting) given[index] = (given[index] ?? 0) + 1;
    left -= waiting.length;
  }
  return given;
}

/** Printed lines that the entries of a passage take. */
export const heightOf = ({ lines, longest = LONGEST }: Pick<Passage, 'lines' | 'longest'>, width: number): number =>
  lines.reduce((sum, line) => sum + Math.min(longest, printedLines(line, width)), 0);

export const printedLines = (line: string, width: number): number => Math.max(1, Math.ceil(line.length / width));

/** A text of at most so many characters; what was cut off shows by its dots. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;

function fitLines(passage: Passage, room: number, width: number): Fitted {
  const { lines, longest = LONGEST } = passage;
  const cut = lines.map((line) => shortened(line, longest * width));
  if (heightOf(passage, width) <= room) return { lines: cut, leftOut: null };
  const left = room - printedLines(leftOutText(passage, 1), width);
  const whole = cut.findIndex((_, index) => heightOf({ ...passage, lines: cut.slice(0, index + 1) }, width) > left);
  const kept = cut.slice(0, whole);
  // Rather the beginning of the first entry than none.
  if (kept.length === 0 && left > 0) kept.push(shortened(cut[0] ?? '', left * width));
  return { lines: kept, leftOut: kept.length === lines.length ? null : leftOutText(passage, kept.length) };
}

function leftOutText({ lines, elsewhere }: Passage, kept: number): string {
  const more = lines.length - kept;
  return `${kept === 0 ? `All ${more}` : `${more} more`} not printed here: see ${elsewhere}.`;
}
