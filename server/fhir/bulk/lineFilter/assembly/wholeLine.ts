import { between, places } from './braces';
import { isSound } from './jsonWalk';

const QUOTE: i8 = 0x22;
const COMMA: i8 = 0x2c;
const COLON: i8 = 0x3a;
/** { and [ as well as } and ] differ in one bit. */
const OPENING: i8 = 0x7b;
const CLOSING: i8 = 0x7d;
const DEEPEST = 64;

/** Of the 64 bytes before: whether a text goes on, all ones or 0, whether one that is a value does, and what the last byte was. */
let inText: u64 = 0;
let inValue: u64 = 0;
let afterSign: u64 = 0;
let afterText: u64 = 0;
let afterValue: u64 = 0;
let afterClosing: u64 = 0;
let afterColon: u64 = 0;
let afterOpening: u64 = 0;

/** How many are open, and which of them are lists: the lowest bit is that opened last. */
let open = 0;
let lists: u64 = 0;

/**
 * Whether a line is whole, told of 64 bytes at a time: as isSound tells it, which has the last word of what is not so plain.
 *
 * @param hasEscape whether there is a backslash in it
 */
export function isWholeLine(start: usize, end: usize, hasEscape: bool): bool {
  return (!hasEscape && isPlainlyWhole(start, end)) || isSound(start, end);
}

function isPlainlyWhole(start: usize, end: usize): bool {
  inText = inValue = afterText = afterValue = afterClosing = afterOpening = lists = 0;
  open = 0;
  // As if it were the value of a key.
  afterColon = afterSign = 1;
  for (let at = start; at < end; at += 64) if (!isPart(at, end)) return false;
  return open === 0;
}

/** Whether 64 bytes go on with a line as they may. */
function isPart(at: usize, end: usize): bool {
  const rest = end - at;
  const behind: u64 = rest < 64 ? u64.MAX_VALUE << rest : 0;
  if (hasControls(at) && (behind === 0 || (controls(at) & ~behind) !== 0)) return false;
  const quotes = places(at, 0, QUOTE) & ~behind;
  const texts = between(quotes) ^ inText;
  const outside = ~(texts | behind);
  const commas = places(at, 0, COMMA) & outside;
  const colons = places(at, 0, COLON) & outside;
  const openings = places(at, 0x20, OPENING) & outside;
  const closings = places(at, 0x20, CLOSING) & outside;
  if (!areOrdered(quotes, texts, commas, colons, openings, closings, outside)) return false;
  return areNested(at, end, openings, closings, colons, strange & ~behind);
}

/** Whether there is a control character among 64 bytes, most of which are none. */
function hasControls(at: usize): bool {
  const lowest = i8x16.min_u(
    i8x16.min_u(v128.load(at), v128.load(at, 16)),
    i8x16.min_u(v128.load(at, 32), v128.load(at, 48)),
  );
  return v128.any_true(i8x16.lt_u(lowest, i8x16.splat(0x20)));
}

/** Where they are. */
function controls(at: usize): u64 {
  const all = i8x16.splat(0x20);
  const low = i8x16.bitmask(i8x16.lt_u(v128.load(at), all)) | (i8x16.bitmask(i8x16.lt_u(v128.load(at, 16), all)) << 16);
  const high =
    i8x16.bitmask(i8x16.lt_u(v128.load(at, 32), all)) | (i8x16.bitmask(i8x16.lt_u(v128.load(at, 48), all)) << 16);
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32);
}

/** What no object may hold: a text that is neither key nor value, and anything but a key at its beginning or behind a comma. */
let strange: u64 = 0;

/** Whether nothing follows what it may not follow, braces aside. Takes note of what is strange. */
function areOrdered(
  quotes: u64,
  texts: u64,
  commas: u64,
  colons: u64,
  openings: u64,
  closings: u64,
  outside: u64,
): bool {
  const begins = quotes & texts;
  const ends = quotes & ~texts;
  const signs = commas | colons;
  const behindText = (ends << 1) | afterText;
  const behindClosing = (closings << 1) | afterClosing;
  const behindColon = (colons << 1) | afterColon;
  const behindOpening = (openings << 1) | afterOpening;
  const behindSign = (signs << 1) | afterSign;
  // An addition carries the beginnings of texts that are values to their ends.
  const carried = (begins & behindColon) + texts;
  const sum = carried + inValue;
  const valueEnds = sum & ends;
  const behindValue = (valueEnds << 1) | afterValue;
  let wrong = (behindText | behindClosing) & (begins | (outside & ~(signs | closings)));
  wrong |= colons & (~behindText | behindValue);
  wrong |= (begins | openings) & ~(behindSign | behindOpening);
  wrong |= (behindSign & (signs | closings)) | (behindOpening & signs);
  strange = behindText & ~behindValue & ~colons;
  strange |= ((behindSign & ~behindColon) | behindOpening) & ~begins & ~closings;
  inText = <u64>(<i64>texts >> 63);
  inValue = <u64>(carried < texts) | <u64>(sum < carried);
  afterText = ends >> 63;
  afterValue = valueEnds >> 63;
  afterClosing = closings >> 63;
  afterColon = colons >> 63;
  afterOpening = openings >> 63;
  afterSign = signs >> 63;
  return wrong === 0;
}

/** Goes from brace to brace. @param colons what no list may hold */
function areNested(at: usize, end: usize, openings: u64, closings: u64, colons: u64, others: u64): bool {
  let wrong: u64 = 0;
  let left = openings | closings;
  let pending: u64 = u64.MAX_VALUE;
  while (left !== 0) {
    const upTo = left ^ (left - 1);
    const place = <usize>ctz(left);
    const isList = <u64>((load<u8>(at + place) & 0x20) === 0);
    wrong |= upTo & pending & ((lists & 1) !== 0 ? colons : others);
    pending &= ~upTo;
    left &= left - 1;
    if ((openings >> place) & 1) {
      if (open === DEEPEST) return false;
      lists = (lists << 1) | isList;
      open += 1;
    } else {
      wrong |= (lists & 1) ^ isList;
      lists >>= 1;
      open -= 1;
      if (open <= 0 && at + place + 1 !== end) return false;
    }
  }
  wrong |= pending & ((lists & 1) !== 0 ? colons : others);
  return wrong === 0;
}
