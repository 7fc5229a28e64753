import { depthsFrom } from './depthAt.ts';
import type { LinePasser } from './lineFilter/linePasser.ts';

/**
 * Whether a line says in the usual way whom it is about, by a reference of its own to a Patient. A line that does not may name
 * another patient, as performer or in what it contains, and its own by UUID, by an identifier, in a way that names nobody or not
 * at all: that takes reading it.
 */
export function usualSubject(bytes: Buffer, passer?: LinePasser): (start: number, end: number) => boolean {
  return (start, end) => (passer?.hasSeen(start) && passer.hasSubject) || hasOwn(bytes, start, end);
}

function hasOwn(bytes: Buffer, start: number, end: number): boolean {
  const all = bytes.toString('latin1', start, end).matchAll(ANY);
  const depthAt = depthsFrom(bytes, start);
  return all.some(({ index }) => depthAt(start + index) === 1);
}

/**
 * However it is spaced, with whatever stands before the reference, at an address too. The id, and a version that may stand behind
 * it, hold no blank, " # / ? \ or what is no ASCII: these may be cut off, or make it a reference to something else. Nor do they
 * hold signs of JSON, and such signs follow them: where a quote is lost, an id ends elsewhere.
 */
const ANY =
  /(?<!\\)"(?:subject|patient)"\s*:\s*\{[^{}]*"reference"\s*:\s*"(?:[^"\\]*\/)?Patient\/[!$-+\-.0-9@-Z^-z~\x7f]+(?:\/_history\/[!$-+\-.0-9@-Z^-z~\x7f]+)?"\s*(?:,|\}\s*[,}])/g;
