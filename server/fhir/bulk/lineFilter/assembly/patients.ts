/** Numbers of ids, with the class of the patient in the lowest two bits; 0 where there is none. */
let table: usize = 0;
let mask: u32 = 0;
let isEmpty = true;

/** Forgets whom was asked for. @param slots a power of two, more than there are patients */
export function patientsAt(at: usize, slots: u32): void {
  table = at;
  mask = slots - 1;
  isEmpty = true;
  memory.fill(at, 0, (<usize>slots) << 2);
}

/** Notes a patient of the class, 1 or 2: with two of the same number it is the higher. */
export function addPatient(start: usize, length: usize, patient: u32): void {
  const number = numberOf(start, start + length);
  isEmpty = false;
  const at = placeOf(number);
  store<u32>(at, number | max(load<u32>(at) & 3, patient));
}

/** The class of the patient whose id begins at `start`: 0 when nobody asked for it, -1 when it does not end in its line. */
export function patientAt(start: usize, limit: usize): i32 {
  if (isEmpty) return 0;
  const end = idEnd(start, limit);
  if (end === 0) return -1;
  return load<u32>(placeOf(numberOf(start, end))) & 3;
}

/** Where a number stands, or could. */
function placeOf(number: u32): usize {
  let slot = (number >> 2) & mask;
  while (true) {
    const at = table + ((<usize>slot) << 2);
    const entry = load<u32>(at);
    if (entry === 0 || (entry & ~3) === number) return at;
    slot = (slot + 1) & mask;
  }
}

/** Where an id ends, before " / ? or #; 0 when it does not in its line. */
function idEnd(start: usize, limit: usize): usize {
  for (let at = start; at < limit; at += 16) {
    const bytes = v128.load(at);
    const quotes = v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x2f)));
    const others = v128.or(i8x16.eq(bytes, i8x16.splat(0x3f)), i8x16.eq(bytes, i8x16.splat(0x23)));
    const ends = v128.or(v128.or(quotes, others), i8x16.eq(bytes, i8x16.splat(0x0a)));
    const found = i8x16.bitmask(ends);
    if (found === 0) continue;
    const end = at + <usize>ctz(found);
    return end < limit && load<u8>(end) !== 0x0a ? end : 0;
  }
  return 0;
}

/** Eight letters a step. The lowest two bits are left to the class. */
function numberOf(start: usize, end: usize): u32 {
  let hash: u64 = <u64>(end - start);
  let at = start;
  for (; at + 8 <= end; at += 8) hash = mixed(hash ^ load<u64>(at));
  const rest = (<u64>(end - at)) << 3;
  if (rest > 0) hash = mixed(hash ^ (load<u64>(at) & (((<u64>1) << rest) - 1)));
  return <u32>(hash >> 32) & ~3;
}

function mixed(hash: u64): u64 {
  const product = hash * 0x9e3779b97f4a7c15;
  return product ^ (product >> 29);
}
