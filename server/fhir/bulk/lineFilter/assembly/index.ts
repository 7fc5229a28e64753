import { depthAt, forgetBraces } from './braces';
import { meaningAt } from './codes';
import { forgetKeys, keysNoted, noteKey, tellKey } from './keys';
import { typeAt, typeEnd } from './lineType';
import { mayBeMarked } from './marks';
import { ALWAYS, BROKEN, MARKED, maskOf, NO_SUBJECT, SEEN, SUBJECT_IF_CONTAINING, subjectOf, UNSEEN } from './memory';
import { patientAt } from './patients';
import { nextSign, signsFrom } from './signs';
import { isSubject } from './subject';
import { isWholeLine } from './wholeLine';

export { codesAt } from './codes';
export { noteKeys } from './keys';
export { addMark } from './marks';
export { addPatient, patientsAt } from './patients';
export { forgetSigns } from './signs';

const NEWLINE: u8 = 0x0a;
const QUOTE: u8 = 0x22;
const CODE: u8 = 0x63;
const ID: u8 = 0x69;
const TYPE: u8 = 0x54;
const BACKSLASH: u8 = 0x5c;

/** What is known of the line that is gone through. */
let lineEnd: usize = 0;
let end: usize = 0;
let meaning: i32 = 0;
let patient: i32 = 0;
let hasSubject: bool = false;
let hasEscape: bool = false;
/** Whether it says a type once more: of what it contains, or where another line began in the middle of it. */
let saysMore: bool = false;
/** How often the key "id" may stand in it. */
let ids: i32 = 0;
let escapedUntil: usize = 0;

/**
 * Passes over lines that are certain not to matter. Up to 80 bytes behind the limit are read and mean nothing. What was seen of
 * the line where it stops is told at SEEN, in the order that linePasser.ts knows.
 *
 * @param from where a line begins, behind those of earlier calls for the same block
 * @param limit where the last one ends
 * @returns where the first line begins that may matter; `limit` when there is none
 */
export function next(from: usize, limit: usize): usize {
  let start = from;
  let passed = 0;
  store<i32>(SEEN, 0, 4);
  forgetKeys();
  while (start < limit && isPassedOver(start, limit)) {
    passed += 1;
    start = lineEnd + 1;
  }
  store<i32>(SEEN, passed);
  store<usize>(SEEN, keysNoted(), 28);
  return min(start, limit);
}

function isPassedOver(start: usize, limit: usize): bool {
  const type = typeAt(start, limit);
  if (type < 0 || (maskOf(0, type) & UNSEEN) !== 0) return false;
  if (!isWhole(start, limit) || !endsObject(start)) return false;
  const mask = maskOf(patient, type);
  if (hasToBeWhole(mask, type) && !isWholeLine(start, end, hasEscape)) return false;
  if (((meaning | ALWAYS) & mask) === 0 && isSomebodys(start, type))
    if (!mayBeMarkedBy(mask, start))
      if (!haveVersions(type) || noteKey(start, end, type, typeEnd, ids === 1)) return true;
  tell(type);
  return false;
}

/** Whether an audit keeps lines of a type of anybody. */
function haveVersions(type: i32): bool {
  return maskOf(2, type) !== 0;
}

function mayBeMarkedBy(mask: i32, start: usize): bool {
  return (mask & MARKED) !== 0 && (hasEscape || mayBeMarked(start, end));
}

/** Whether what a torn line said would be missed. */
function hasToBeWhole(mask: i32, type: i32): bool {
  return (mask & BROKEN) !== 0 || saysMore || (!hasSubject && subjectOf(type) === SUBJECT_IF_CONTAINING);
}

function tell(type: i32): void {
  store<i32>(SEEN, 1, 4);
  store<usize>(SEEN, end, 8);
  store<usize>(SEEN, lineEnd, 12);
  store<i32>(SEEN, type, 16);
  store<i32>(SEEN, meaning, 20);
  store<i32>(SEEN, hasSubject ? 1 : 0, 24);
  store<i32>(SEEN, tellKey(end, type, typeEnd, ids === 1) ? 1 : 0, 32);
}

/** Goes through a line for everything that can make it matter. @returns whether it hides no letters */
function isWhole(start: usize, limit: usize): bool {
  meaning = patient = 0;
  hasSubject = hasEscape = saysMore = false;
  ids = 0;
  escapedUntil = 0;
  forgetBraces(start);
  // Behind the type that the line begins with.
  signsFrom(typeEnd);
  while (true) {
    const place = nextSign(limit);
    const byte = place < limit ? load<u8>(place) : NEWLINE;
    if (byte === NEWLINE) {
      lineEnd = place;
      return true;
    }
    if (!isClear(byte, start, place, limit)) return false;
  }
}

/** Takes note of what stands at a place of a line. @returns false when it takes a closer look */
function isClear(byte: u8, start: usize, at: usize, limit: usize): bool {
  if (byte === BACKSLASH) return isEscapeClear(at);
  if (byte === ID) {
    // "id"
    if (load<u32>(at - 1) === 0x22646922) ids += 1;
    return true;
  }
  if (byte === TYPE) {
    if (!isTypeKey(at - 9)) return true;
    saysMore = true;
    return depthAt(at - 9, hasEscape) !== 1;
  }
  if (byte === CODE) return load<u32>(at) !== 0x65646f63 || isCodeClear(at + 5, limit);
  if (load<u64>(at) !== 0x2f746e6569746150) return true;
  if (!hasSubject) hasSubject = isSubject(start, at, limit, hasEscape);
  const found = patientAt(at + 8, limit);
  patient = max(patient, found);
  return found >= 0;
}

/** "resourceType" */
function isTypeKey(at: usize): bool {
  return load<u64>(at) === 0x6372756f73657222 && load<u64>(at, 6) === 0x2265707954656372;
}

/** Letters and slashes may stand as escapes: "Patient\/7", "\u0050atient". */
function isEscapeClear(at: usize): bool {
  if (at < escapedUntil) return true;
  escapedUntil = at + 2;
  hasEscape = true;
  const escaped = load<u8>(at, 1);
  return escaped !== 0x2f && escaped !== 0x75;
}

function isCodeClear(from: usize, limit: usize): bool {
  const colon = skipBlanks(from, limit);
  if (load<u8>(colon) !== 0x3a) return true;
  const quote = skipBlanks(colon + 1, limit);
  if (quote >= limit || load<u8>(quote) !== QUOTE) return true;
  const own = meaningAt(quote + 1, limit);
  meaning |= own;
  return own >= 0;
}

function skipBlanks(from: usize, limit: usize): usize {
  let at = from;
  while (at < limit && isBlank(load<u8>(at))) at += 1;
  return at;
}

/** Whether a line ends like an object, blanks aside. */
function endsObject(start: usize): bool {
  end = lineEnd;
  while (end > start && isBlank(load<u8>(end - 1))) end -= 1;
  return load<u8>(end - 1) === 0x7d;
}

function isBlank(byte: u8): bool {
  return byte === 0x20 || byte === 0x0d || byte === 0x09;
}

/** Whether a line says whose it is, or need not. */
function isSomebodys(start: usize, type: i32): bool {
  if (hasSubject || subjectOf(type) === NO_SUBJECT) return true;
  return subjectOf(type) === SUBJECT_IF_CONTAINING && !mayContain(start);
}

/** contained" */
function mayContain(start: usize): bool {
  for (let at = start; at < lineEnd; at += 1)
    if (load<u64>(at) === 0x656e6961746e6f63 && load<u16>(at, 8) === 0x2264) return true;
  return false;
}
