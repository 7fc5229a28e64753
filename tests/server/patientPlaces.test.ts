import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AsideFile } from '../../server/fhir/bulk/asideFile.ts';
import { LineStore } from '../../server/fhir/bulk/keptLines.ts';
import { KeptTexts, LINE_PLACE_NUMBERS } from '../../server/fhir/bulk/keptTexts.ts';
import { PatientPlaces } from '../../server/patientPlaces.ts';

const PATIENTS = 4;

/** A line that is kept by one of three threads, for one patient or for two. */
const line = fc.record({
  by: fc.nat(2),
  patient: fc.nat(PATIENTS - 1),
  other: fc.option(fc.nat(PATIENTS - 1)),
  file: fc.nat(2),
  text: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
});

it('every patient gets the own lines back in the order of the input, whether they lay in memory or were put aside', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.constantFrom(1, 64, 1024), fc.nat(), (lines, bytes, rounds) => {
      const asides = [0, 1, 2].map((by) => new AsideFile(join(tmpdir(), `livermet-places-${process.pid}-${by}`)));
      const stores = asides.map((aside) => new LineStore(aside, bytes));
      // What was kept before is done with.
      for (let round = 0; round <= rounds % 2; round += 1) {
        for (const store of stores) store.forget();
        for (const [offset, { by, patient, other, file, text }] of lines.entries()) {
          const written = Buffer.from(`<${text}>`);
          const own = other === null ? [patient] : [patient, other];
          stores[by]?.keepFor(own, written, 1, written.length - 1, { file, offset });
        }
        const kept = stores.map((store) => store.take());
        const places = new PatientPlaces(kept, PATIENTS);
        const texts = new KeptTexts(kept);
        for (let patient = 0; patient < PATIENTS; patient += 1) {
          const own = places.of(patient);
          const read = texts.of(own)(0, own.length / LINE_PLACE_NUMBERS);
          expect(read).toEqual(linesOf(patient, lines));
        }
      }
      for (const aside of asides) aside.close();
    }),
  );
});

type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never;

/** By file and place; a line that names a patient twice is kept twice. */
function linesOf(wanted: number, lines: readonly Line[]): unknown {
  const all = lines.flatMap(({ patient, other, file, text }, offset) =>
    [patient, other].filter((each) => each === wanted).map(() => ({ text: text, file, offset })),
  );
  return all
    .map((each) => ({ ...each, text: Buffer.from(each.text).toString() }))
    .toSorted((a, b) => a.file - b.file || a.offset - b.offset);
}

it('the lines of a batch are read together, those of one patient from any place on', () => {
  const aside = new AsideFile(join(tmpdir(), `livermet-places-${process.pid}-batch`));
  const store = new LineStore(aside, 4);
  for (const [offset, text] of ['ada', 'bob', 'cy', 'ann'].entries())
    store.keepFor([offset % 3], Buffer.from(text), 0, text.length, { file: 0, offset });
  const kept = [store.take()];
  const places = new PatientPlaces(kept, 3);
  const all = Float64Array.from([0, 1, 2].flatMap((patient) => [...places.of(patient)]));
  const from = new KeptTexts(kept).of(all);
  expect(from(0, 2).map(({ text }) => text)).toEqual(['ada', 'ann']);
  expect(from(2, 2).map(({ text }) => text)).toEqual(['bob', 'cy']);
  aside.close();
});
