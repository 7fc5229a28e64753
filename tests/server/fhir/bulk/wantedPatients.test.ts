import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WantedPatients } from '../../../../server/fhir/bulk/wantedPatients.ts';

const letters = (text: string): string => Buffer.from(text).toString('hex');
/** Of any letters, halves of pairs and ends of lines among them. */
const id = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(10, 0x61, 0xd83d, 0xde00)), { maxLength: 6 })
  .map((codes) => String.fromCharCode(...codes));

it('each patient is found by the bytes of the id alone, wherever these stand, and nobody else is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { selector: letters, maxLength: 30 }), (ids) => {
      const [wanted, others] = [ids.filter((_, index) => index % 2 === 0), ids.filter((_, index) => index % 2 === 1)];
      const patients = new WantedPatients(wanted);
      expect(wanted.map((each) => patients.indexOf(each))).toEqual(wanted.map((_, index) => index));
      expect(others.map((each) => patients.indexOf(each))).toEqual(others.map(() => -1));
      const line = Buffer.from(`"${wanted[1] ?? wanted[0] ?? ''}"`);
      if (wanted.length > 0) expect(patients.indexAt(line, 1, line.length - 1)).toBe(Math.min(1, wanted.length - 1));
    }),
  );
});
