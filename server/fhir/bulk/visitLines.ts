import { FileRecordError } from '../fileRecordError.ts';
import { walkJson } from './jsonWalk.ts';
import type { LinePasser } from './lineFilter/linePasser.ts';
import { type LineType, lineType, READ_FIRST } from './lineType.ts';
import { type LooseResource, looseResources } from './looseResource.ts';
import { DEEP } from './loss.ts';
import { Needle } from './needle.ts';
import type { Block } from './readBlocks.ts';
import type { SeenKeys } from './seenKeys.ts';
import { typeAgain } from './typeAgain.ts';

/** What is done with the lines of a block. Places count in the block; `offset` in the file. */
export interface LineVisitor {
  /** A line of which the type is plain, said once, and that hides nothing behind escapes: its bytes can be searched as they are. */
  readonly line: (start: number, end: number, type: LineType, offset: number) => void;
  /** So many such lines are certain not to matter, and were passed over. */
  readonly passed?: (lines: number) => void;
  /** Every other line was read, and is given as the resources in it. */
  readonly loose: (resource: LooseResource, offset: number) => void;
  /** `isWhole`: it is not a line but the file that cannot be read. `type`: that of a line which only `looksAt` brought here. */
  readonly bad?: (because: string, offset: number, isWhole: boolean, text: string, type?: LineType) => void;
  /** Whether a line has to be whole to be searched as it is; every other one that is not may be torn, and is only passed over. */
  readonly looksAt?: (start: number, end: number, type: LineType) => boolean;
  /** Signs that something is missing, in a text that names nobody from whom. */
  readonly missing?: (problems: readonly string[], offset: number) => void;
}

/** Two visitors who go together. */
export const both = (one: LineVisitor, other: LineVisitor): LineVisitor => ({
  line: (start, end, type, offset) => {
    one.line(start, end, type, offset);
    other.line(start, end, type, offset);
  },
  passed: (lines) => {
    one.passed?.(lines);
    other.passed?.(lines);
  },
  loose: (resource, offset) => {
    one.loose(resource, offset);
    other.loose(resource, offset);
  },
  bad: (...each) => {
    one.bad?.(...each);
    other.bad?.(...each);
  },
  looksAt: (...each) => one.looksAt?.(...each) === true || other.looksAt?.(...each) === true,
  missing: (problems, offset) => {
    one.missing?.(problems, offset);
    other.missing?.(problems, offset);
  },
});

const CLOSING_BRACE = 0x7d;
const NEWLINE = 10;

/**
 * Goes through the lines of a block once.
 *
 * @param passer over the block, by the rules of the visitor
 * @param passed takes the keys of the resources of lines that it passes over
 * @returns their number, blank ones included
 */
export function visitLines(
  { bytes, offset, isDocument }: Block,
  visitor: LineVisitor,
  passer?: LinePasser,
  passed?: SeenKeys,
): number {
  if (isDocument) {
    visitLoose(bytes, 0, bytes.length, offset, true, visitor);
    return 1;
  }
  const visitLine = lineVisit(bytes, offset, visitor);
  let lines = 0;
  for (let start = 0; start < bytes.length; lines += 1) {
    if (passer) {
      start = passer.next(start);
      lines += passer.passed;
      passed?.passAll(passer.keys);
      visitor.passed?.(passer.passed);
      if (start === bytes.length) break;
      if (passer.hasSeen(start) && !READ_FIRST.has(passer.type)) {
        visitor.line(start, passer.end, passer.type, offset + start);
        start = passer.following;
        continue;
      }
    }
    const newline = bytes.indexOf(NEWLINE, start);
    const end = trimmedEnd(bytes, start, newline < 0 ? bytes.length : newline);
    if (end > start) visitLine(start, end);
    start = newline < 0 ? bytes.length : newline + 1;
  }
  return lines;
}

/** Gives a line to a visitor: as it is where it can be searched so, else read. */
function lineVisit(bytes: Buffer, offset: number, visitor: LineVisitor): (start: number, end: number) => void {
  const backslash = new Needle(bytes, '\\');
  const again = typeAgain(bytes);
  return (start, end) => {
    const type = lineType(bytes, start, end);
    const isPlain = !READ_FIRST.has(type) && bytes[end - 1] === CLOSING_BRACE;
    const isSearched = isPlain && !hidesLetters(bytes, start, end, backslash) && !again.isOwn(start, end);
    // In the middle of it another line may have begun, whoever that is of.
    const isMixed = isSearched && again.isAny(start, end);
    const isLookedAt = isSearched && (isMixed || visitor.looksAt?.(start, end, type) === true);
    if (isSearched && (!isLookedAt || walkJson(bytes, start, end).isSound))
      visitor.line(start, end, type, offset + start);
    else visitLoose(bytes, start, end, offset + start, false, visitor, isLookedAt && !isMixed ? type : undefined);
  };
}

function trimmedEnd(bytes: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(bytes[last - 1] ?? 0)) last -= 1;
  return last;
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0d || byte === 0x09;

/** Whether letters or slashes of a line may stand as escapes: "Patient\/7", "\u0050atient". */
function hidesLetters(bytes: Buffer, start: number, end: number, backslash: Needle): boolean {
  for (let at = backslash.at(start); at < end; at = backslash.at(at + 2)) {
    const escaped = bytes[at + 1];
    if (escaped === 0x2f || escaped === 0x75) return true;
  }
  return false;
}

function visitLoose(
  bytes: Buffer,
  start: number,
  end: number,
  offset: number,
  isWhole: boolean,
  visitor: LineVisitor,
  type?: LineType,
): void {
  const text = bytes.toString('utf8', start, end);
  if (isNoJson(text)) {
    visitor.bad?.('not JSON', offset, isWhole, text, type);
    return;
  }
  try {
    const { resources, problems } = looseResources(text);
    for (const each of resources) visitor.loose(each, offset);
    if (problems.length > 0) visitor.missing?.(problems, offset);
  } catch (error) {
    if (error instanceof FileRecordError) visitor.bad?.(reasonOf(error), offset, isWhole, text, type);
    else if (error instanceof RangeError) visitor.bad?.(DEEP, offset, isWhole, text, type);
    else throw error;
  }
}

/** Told by its first and last letters, where these are enough: to fail at reading takes a hundred times as long. */
function isNoJson(text: string): boolean {
  const trimmed = text.trim();
  return /^[A-Za-z]/.test(trimmed) ? !/^[tfn]/.test(trimmed) : trimmed.startsWith('{') && !trimmed.endsWith('}');
}

const reasonOf = ({ kind, message }: FileRecordError): string =>
  kind === 'not-fhir' ? 'not a FHIR resource' : message;
