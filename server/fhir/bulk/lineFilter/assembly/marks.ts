import { MARKS } from './memory';

/** A bit for every number of four letters. */
const BITS = 18;

/** Notes four letters by which a name is looked for, whatever their case. */
export function addMark(at: usize): void {
  const number = numberAt(at);
  const byte = MARKS + <usize>(number >> 3);
  store<u8>(byte, load<u8>(byte) | ((<u8>1) << (<u8>(number & 7))));
}

/** Whether there may be a mark between two places, or a letter that may be part of any. */
export function mayBeMarked(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 1) {
    const number = numberAt(at);
    if ((load<u8>(MARKS + <usize>(number >> 3)) >> <u8>(number & 7)) & 1) return true;
    if (load<u8>(at) >= 0x80) return true;
  }
  return false;
}

function numberAt(at: usize): u32 {
  return ((load<u32>(at) | 0x20202020) * 0x9e3779b1) >> (32 - BITS);
}
