/** A part of the sheet that may be longer than there is room for. */
export interface Passage {
  readonly lines: readonly string[];
  /** Where what is left out can be read: "the page “Criteria”". */
  readonly elsewhere: string;
  /** Printed lines it gets even when an earlier passage would like them. */
  readonly least: number;
}

export interface Fitted {
  readonly lines: readonly string[];
  /** "12 more stand on the page ...", never silence; `null` when everything is shown. */
  readonly leftOut: string | null;
}

/** One entry takes at most so many printed lines: a long one must not drive out the others. */
const LONGEST = 4;

/**
 * Shares `room` printed lines of `width` characters between passages: each gets its least, what is left over goes to the
 * first that needs more. What does not fit is counted and said.
 */
export function fitPassages<Name extends string>(
  passages: Readonly<Record<Name, Passage>>,
  room: number,
  width: number,
): Readonly<Record<Name, Fitted>> {
  const entries = Object.entries<Passage>(passages);
  const needs = entries.map(([, { lines }]) => heightOf(lines, width));
  const rooms = entries.map(([, { least }], index) => Math.min(least, needs[index] ?? 0));
  let spare = room - rooms.reduce((sum, each) => sum + each, 0);
  for (const [index, need] of needs.entries()) {
    const more = Math.max(0, Math.min(spare, need - (rooms[index] ?? 0)));
    rooms[index] = (rooms[index] ?? 0) + more;
    spare -= more;
  }
  const fitted = entries.map(([name, passage], index) => [name, fitLines(passage, rooms[index] ?? 0, width)]);
  return Object.fromEntries(fitted) as Record<Name, Fitted>;
}

/** Printed lines that entries take. */
export const heightOf = (lines: readonly string[], width: number): number =>
  lines.reduce((sum, line) => sum + Math.min(LONGEST, printedLines(line, width)), 0);

export const printedLines = (line: string, width: number): number => Math.max(1, Math.ceil(line.length / width));

/** A text of at most so many characters; what was cut off shows by its dots. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;

function fitLines({ lines, elsewhere }: Passage, room: number, width: number): Fitted {
  if (heightOf(lines, width) <= room) return { lines: lines.map((line) => shortenedTo(line, width)), leftOut: null };
  const kept: string[] = [];
  // The last line says what was left out.
  let left = room - 1;
  for (const line of lines) {
    left -= heightOf([line], width);
    if (left < 0) break;
    kept.push(shortenedTo(line, width));
  }
  const more = lines.length - kept.length;
  const count = kept.length === 0 ? `All ${more}` : `${more} more`;
  return { lines: kept, leftOut: `${count} not printed here: see ${elsewhere}.` };
}

const shortenedTo = (line: string, width: number): string => shortened(line, LONGEST * width);
