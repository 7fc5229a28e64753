const COLON: u8 = 0x3a;
const OPENING_BRACE: u8 = 0x7b;
const QUOTE: u8 = 0x22;
const SLASH: u8 = 0x2f;
const BACKSLASH: u8 = 0x5c;

/**
 * Whether the reference to a Patient at `at` is the subject of its line, as most exporters write it. What stands before was
 * seen to be of the line, which begins with none of the letters that are passed over.
 */
export function isSubject(start: usize, at: usize): bool {
  let place = at - 1;
  if (load<u8>(place) === SLASH) {
    while (place > start && load<u8>(place) !== QUOTE && load<u8>(place) !== BACKSLASH) place -= 1;
  }
  if (load<u8>(place) !== QUOTE) return false;
  place = before(place, COLON);
  if (place === 0) return false;
  // "reference"
  if (load<u64>(place - 11) !== 0x6e65726566657222 || load<u16>(place - 3) !== 0x6563 || load<u8>(place - 1) !== QUOTE)
    return false;
  place = before(place - 11, OPENING_BRACE);
  if (place === 0) return false;
  place = before(place, COLON);
  if (place === 0 || load<u8>(place - 1) !== QUOTE) return false;
  const key = load<u64>(place - 9);
  // "subject and "patient
  return key === 0x7463656a62757322 || key === 0x746e656974617022;
}

/** Where what stands before a sign ends, blanks passed over on both sides; 0 when the sign is not there. */
function before(place: usize, sign: u8): usize {
  const at = blanksBefore(place);
  return load<u8>(at - 1) === sign ? blanksBefore(at - 1) : 0;
}

function blanksBefore(place: usize): usize {
  let at = place;
  while (load<u8>(at - 1) === 0x20 || load<u8>(at - 1) === 0x09) at -= 1;
  return at;
}
