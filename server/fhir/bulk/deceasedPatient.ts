import { asObject, asText } from '../../chart/json.ts';
import { Needle } from './needle.ts';
import type { WantedPatients } from './wantedPatients.ts';

/** Most records say of everybody that nobody has died. */
const MAY_HAVE_DIED = /^deceased(?!Boolean"\s*:\s*false)/;
const LONGEST = 40;

/**
 * The patient of a line that is a Patient, when it may say that somebody has died of whom a record is read: all else that an
 * audit asks of a Patient is the id. Asked for lines that only move forward.
 *
 * @param countedFrom patients from this index on are only counted
 * @returns the index among those wanted; none for every other line
 */
export function deceasedPatient(bytes: Buffer, patients: WantedPatients, countedFrom: number) {
  const deceased = new Needle(bytes, 'deceased');
  return (start: number, end: number): readonly number[] => {
    for (let at = deceased.at(start); at < end; at = deceased.at(at + 1)) {
      if (!MAY_HAVE_DIED.test(bytes.toString('latin1', at, Math.min(end, at + LONGEST)))) continue;
      const index = patients.indexOf(idOf(bytes.toString('utf8', start, end)));
      return index >= 0 && index < countedFrom ? [index] : [];
    }
    return [];
  };
}

/** "" for a line that cannot be read. */
function idOf(line: string): string {
  try {
    return asText(asObject(JSON.parse(line))?.id) ?? '';
  } catch {
    return '';
  }
}
