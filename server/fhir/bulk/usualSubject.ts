import type { LinePasser } from './lineFilter/linePasser.ts';
import { Needle } from './needle.ts';

/**
 * Whether a line says in the usual way whom it is about, by a reference to a Patient. A line that does not may name another
 * patient, as performer for instance, and its own by UUID, by an identifier or not at all: that takes reading it.
 */
export function usualSubject(bytes: Buffer, passer?: LinePasser): (start: number, end: number) => boolean {
  const compact = new Needle(bytes, '"subject":{"reference":"Patient/');
  return (start, end) =>
    (passer?.hasSeen(start) && passer.hasSubject) ||
    compact.at(start) < end ||
    ANY.test(bytes.toString('latin1', start, end));
}

/** However it is spaced, with whatever stands before the reference, at an address too. */
const ANY = /"(?:subject|patient)"\s*:\s*\{[^{}]*"reference"\s*:\s*"(?:[^"\\]*\/)?Patient\//;
