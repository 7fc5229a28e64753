import type { Collection } from './collection.ts';
import type { LineWords } from './lineWords.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { LineVisitor } from './visitLines.ts';

/** Whether a line has to be whole: one of a patient of whom everything is read, or of whomever it does not name. */
export function closeLook(
  bytes: Buffer,
  { patients, countedFrom }: Pick<Collection, 'patients' | 'countedFrom'>,
  words: LineWords,
): Required<LineVisitor>['looksAt'] {
  const reference = new Needle(bytes, PATIENT_REFERENCE);
  return (start, end, type) => {
    if (type === 'Patient' || type === 'Medication') return false;
    for (let at = reference.at(start); at < end; at = reference.at(at + 1)) {
      const from = at + PATIENT_REFERENCE.length;
      const patient = patients.indexAt(bytes, from, idEnd(bytes, from));
      if (patient >= 0 && patient < countedFrom) return true;
    }
    return type === 'other' && !words.isUsual(start, end);
  };
}
