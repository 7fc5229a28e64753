import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../../server/audit/auditPeriod.ts';
import { namesOfAntithrombotics } from '../../../../server/chart/inputs/antithrombotics.ts';
import { AsideFile } from '../../../../server/fhir/bulk/asideFile.ts';
import { codeTable, histologyCodes } from '../../../../server/fhir/bulk/codeTable.ts';
import { collectingRules } from '../../../../server/fhir/bulk/collectingRules.ts';
import { lineCollector } from '../../../../server/fhir/bulk/collectLines.ts';
import { collectMedications, medicationRules } from '../../../../server/fhir/bulk/collectMedications.ts';
import { findingRules, nothingFound, patientFinder } from '../../../../server/fhir/bulk/findPatients.ts';
import { KeptKeys } from '../../../../server/fhir/bulk/keptKeys.ts';
import { LineStore } from '../../../../server/fhir/bulk/keptLines.ts';
import { LineFilter } from '../../../../server/fhir/bulk/lineFilter/lineFilter.ts';
import { either, type LineRules } from '../../../../server/fhir/bulk/lineFilter/lineRule.ts';
import { lineWords } from '../../../../server/fhir/bulk/lineWords.ts';
import type { Loss } from '../../../../server/fhir/bulk/loss.ts';
import { marksOfAntithrombotics } from '../../../../server/fhir/bulk/mayMatter.ts';
import { lineKey } from '../../../../server/fhir/bulk/resourceKey.ts';
import type { SeenKeys } from '../../../../server/fhir/bulk/seenKeys.ts';
import { both, type LineVisitor, visitLines } from '../../../../server/fhir/bulk/visitLines.ts';
import { WantedPatients } from '../../../../server/fhir/bulk/wantedPatients.ts';
import { folderLines } from '../../audit/support/generatedPatients.ts';

const LOCAL = { system: 'urn:local', code: 'HISTO 1', means: { system: 'http://loinc.org', code: '31206-6' } };
const table = codeTable([LOCAL]);
const filter = new LineFilter(table, 100, marksOfAntithrombotics());
/** Two whose records are read, two who are only counted. */
const WANTED = ['p1', 'p3', 'p2', 'a-patient-with-a-longer-id'];
const COUNTED_FROM = 2;

/** Everything that going through a block leaves behind. */
interface Outcome {
  readonly lines: number;
  readonly found: unknown;
  readonly kept: unknown;
  readonly told: readonly unknown[];
  readonly medications: readonly unknown[];
  /** Keys of resources of which lines were kept, with the patients, and of which others were seen. */
  readonly keys: readonly unknown[];
}

interface Way {
  readonly rules: LineRules;
  readonly visitor: (finder: LineVisitor, collector: LineVisitor) => LineVisitor;
  readonly collects: boolean;
}
const WAYS: readonly Way[] = [
  { rules: findingRules, visitor: (finder) => finder, collects: false },
  { rules: collectingRules, visitor: (_, collector) => collector, collects: true },
  { rules: either(findingRules, collectingRules), visitor: both, collects: true },
];

function gone(bytes: Buffer, { rules, visitor, collects }: Way, filtered?: LineFilter): Outcome {
  const block = { bytes, offset: 7, isDocument: false };
  const passer = filtered?.over(block, rules, collects);
  const words = lineWords(bytes, table, histologyCodes([LOCAL]), passer);
  const [found, store, told] = [
    nothingFound(),
    new LineStore(new AsideFile('unused')),
    [] as (string | number | Loss)[],
  ];
  const { start, end } = auditPeriod('2025-06-01', '2026-01-31', 'UTC');
  const finder = patientFinder(block, 3, { table, period: { start, end }, zone: 'UTC' }, words, found);
  const collection = { patients: new WantedPatients(WANTED), countedFrom: COUNTED_FROM, table };
  const collector = lineCollector(block, 3, collection, words, store, (...each) => told.push(...each));
  const lines = visitLines(block, visitor(finder, collector), passer, collects ? store.keys : undefined);
  const medications = store.takeMedications();
  store.keys.end({ file: 3, start: 0, end: bytes.length });
  const keys = [[...store.keys.kept()], passedOf(bytes, store.keys)];
  const seen = { ...found, patients: [...found.patients.all()] };
  return { lines, found: seen, kept: keptBy(store), told, medications, keys };
}

/** Of which resources of a block lines were seen that were not kept; nobody asks it of those of a Patient or a Medication. */
function passedOf(bytes: Buffer, keys: SeenKeys): readonly number[] {
  const lines = bytes
    .toString('latin1')
    .split('\n')
    .filter((each) => !/"(Patient|Medication)"/.test(each));
  const all = lines.map((each) => Buffer.from(each, 'latin1')).flatMap((each) => lineKey(each, 0, each.length) ?? []);
  return all.filter((key) => keys.withMore(new KeptKeys(Float64Array.of(key, 0, 0))).length > 0);
}

function keptBy(store: LineStore): unknown {
  const { memory, file, numbers } = store.take();
  return { numbers: [...numbers], file, memory: memory && Buffer.from(memory).toString('latin1') };
}

function medicationsOf(bytes: Buffer, filtered?: LineFilter): unknown {
  const block = { bytes, offset: 0, isDocument: false };
  const store = new LineStore(new AsideFile('unused'));
  collectMedications(block, 0, new Map([['m1', [0, 1]]]), store, filtered?.over(block, medicationRules));
  return keptBy(store);
}

/** The block read into the filter, between other bytes. */
function readInto(text: Buffer, before: number, behind: Buffer): Buffer {
  const length = before + text.length + behind.length;
  if (filter.bytes.length < length) filter.grow(length);
  text.copy(filter.bytes, before);
  behind.copy(filter.bytes, before + text.length);
  return filter.bytes.subarray(before, before + text.length);
}

/** What may be put anywhere in a line, in the place of anything. */
const PIECES = [
  ...[
    '"',
    '\\',
    '\\u0050',
    '\\/',
    '\\\\',
    '\\"',
    '{',
    '}',
    '[',
    ' ',
    '\t',
    '\r',
    '\r\n',
    '\n',
    '\0',
    '\uFEFF',
    'ü',
    '/',
    ':',
  ],
  ...[
    'Patient/p1',
    'Patient/p2"',
    '"Patient/p3?x"',
    'Patient/p9#1"',
    'urn:uuid:p1',
    'Patient/a-patient-with-a-longer-id"',
  ],
  ...[
    '"code":{',
    '"resourceType":"Observation",',
    ',"resourceType" : "Basic"',
    '[{"resourceType":"Procedure"}],',
    '"code" : {',
    '"code":',
    '"code":"2160-0"',
    '"code" : "31206-6"',
    '"code":"21 60-0"',
    '"code":"c787"',
    'code"',
    '"code":"HISTO 1"',
    '"code":"x',
  ],
  ...['"code":"2160-0\u00a0"', '"code":"\u3000C78.7"', '"code":"HISTÖ"', '"code":"HISTO 2\uFEFF"'],
  ...[
    '"subject":{"reference":"Patient/"}',
    '"subject":{"reference":"Patient/?identifier=own|p1"}',
    '"subject":{"reference":"Patient/p1/_history"}',
    '"subject":{"reference":"Patient/p3/_history/2"}',
    '"subject":{"reference":"Patient/p1/$everything"}',
    '"subject":{"reference":"Patient//p1"}',
    '"subject":{"reference":"Patient/p1 "}',
    '"subject":{"reference":"Patient/p1\u2003"}',
    '"subject":{"reference":"https://ehr.example/Patient/p1/Observation/n"}',
    '"contained":[{"resourceType":"Specimen","subject":{"reference":"Patient/p9"}}],',
    '"contained":[{"resourceType":"Observation","code":{"coding":[{"code":"2160-0"}]}}],',
    '"extension":[{"url":"x","patient":{"reference":"Patient/p1"}}],',
    '"meta":{"versionId":"2","lastUpdated":"2026-02-01T00:00:00Z"},',
  ],
  ...[
    '"id":"k1",',
    ',"id" : "k2"',
    '"id":"k1 ",',
    '"id":7,',
    '"\\u0069d":"k3",',
    '"id',
    ',"id":"k\\u0031"',
    '"contained":[{"id":"k1"}],',
  ],
  ...['"contained":[]', '"resourceType":"Bundle"', '{"resourceType": "Observation"', '{"resourceType":"Patient"}'],
  ...['"subject":{"reference":"Patient/p1"}', '"patient" : { "reference" : "Patient/p2" }', '"subject":{"reference":'],
  ...[
    '"subject":{"reference":"https://ehr.example/fhir/Patient/p3"}',
    'x'.repeat(9000),
    'warfarin',
    '"reference":"Medication/m1"',
  ],
] as const;

const MORE_LINES = [
  '{"resourceType":"Medication","id":"m1","code":{"text":"warfarin"}}',
  '{"resourceType":"MedicationRequest","id":"q1","subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/m1"}}',
  '{"resourceType":"MedicationRequest","id":"q2","subject":{"reference":"Patient/p2"},"medicationCodeableConcept":{"text":"warfarin"}}',
  '{"resourceType":"Observation","meta":{"versionId":"1"},"id":"k1","subject":{"reference":"Patient/p9"},"code":{"text":"} {[ \\\\"}}',
  '{"resourceType":"Encounter","subject":{"reference":"Patient/p9"},"extension":[{"id":"k1"}],"id":"k2"}',
  '{"resourceType":"BodyStructure","id":"b1","patient":{"reference":"Patient/p3"}}',
  '{"resourceType":"Observation","id":"h1","subject":{"reference":"Patient/p2"},"code":{"coding":[{"code":"31206-6"}]},"valueCodeableConcept":{"coding":[{"code":"443719001"}]}}',
  '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"timeout"}]}',
  '{"resourceType":"Condition\0","subject":{"reference":"Patient/p1"}}',
  '{"resourceType":"","subject":{"reference":"Patient/p1"}}',
  '{"resourceType":"Observation","code":{"coding":[{"code":"2160-0\0"}]},"subject":{"reference":"Patient/p1"}}',
  '{"resourceType":"Observation","id":"t1","subject":{"reference":"Patient/p1"},"code":{"coding":[{"code":"LAB1"}',
  '{"resourceType":"Condition","id":"t2","subject":{"reference":"Patient/p9"},"code":{"coding":[{"code":"LAB1"}',
  '{"resourceType":"Procedure","id":"t3","subject":{"reference":"Patient/p2"},"code":{"coding":[{"code":"LAB1"}',
  '{"resourceType":"MedicationRequest","id":"t4","subject":{"reference":"Patient/p3"}',
  '{"resourceType":"DiagnosticReport","id":"t5","subject":{"reference":"Patient/p1"},"contained":[{"resourceType":"Observation","code":{"coding":[{"code":"LAB1"}',
  '{"resourceType":"Procedure","id":"t6","subject":{"reference":"Patient/p1"},"note":[{"text":"} and ["}],"code":{"text":"x"}}',
  '{"resourceType":"Observation","id":"n1","contained":[{"resourceType":"Specimen","subject":{"reference":"Patient/p9"}}],"subject":{"reference":"urn:uuid:p1"},"code":{"coding":[{"code":"2160-0"}]}}',
  '{"resourceType":"DiagnosticReport","id":"n2","subject":{"reference":"Patient/p1 "},"contained":[{"resourceType":"Observation","code":{"coding":[{"code":"2160-0"}]}}]}',
  '',
  '{',
  '{"resourceType":"Observation"',
];

interface Change {
  readonly place: number;
  readonly removed: number;
  readonly piece: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.constantFrom(0, 0, 1, 2, 9, 40),
  piece: fc.constantFrom('', ...PIECES),
});
const changed = (text: string, changes: readonly Change[]): string =>
  changes.reduce((line, { place, removed, piece }) => {
    const at = Math.floor(place * line.length);
    return line.slice(0, at) + piece + line.slice(at + removed);
  }, text);

const line = fc
  .tuple(
    fc.oneof(
      folderLines.map((lines) => lines.map(({ text }) => text)),
      fc.constantFrom(...MORE_LINES).map((text) => [text]),
    ),
    fc.oneof(fc.constant([]), fc.array(change, { maxLength: 3 })),
    fc.nat(),
  )
  .map(([texts, changes, chosen]) =>
    texts.map((text, i) => (i === chosen % texts.length ? changed(text, changes) : text)),
  );
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n', '\n\n'), fc.boolean())
  .map(([lines, newline, isEnded]) => Buffer.from(lines.flat().join(newline) + (isEnded ? newline : '')));
const behind = fc
  .constantFrom(...PIECES, ...MORE_LINES, 'atient/p1","code":"2160-0"}\n', '"}')
  .map((each) => Buffer.from(each));

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) / 10 };

describe('a line that is passed over is one that would only have been counted', () => {
  it('whatever the lines, wherever they lie', () => {
    filter.want(WANTED, COUNTED_FROM);
    let passed = 0;
    fc.assert(
      fc.property(
        text,
        behind,
        fc.nat(100),
        fc.constantFrom(...WAYS),
        fc.boolean(),
        (own, others, before, way, isInside) => {
          const counting: Way = {
            ...way,
            visitor: (...each) => {
              const visitor = way.visitor(...each);
              return {
                ...visitor,
                passed: (lines) => {
                  passed += lines;
                  visitor.passed?.(lines);
                },
              };
            },
          };
          const block = isInside ? readInto(own, before, others) : own;
          expect(gone(block, counting, filter)).toEqual(gone(own, way));
          expect(medicationsOf(block, filter)).toEqual(medicationsOf(own));
        },
      ),
      RUNS,
    );
    expect(passed).toBeGreaterThan(RUNS.numRuns / 2);
  });
});

const plain = (more: string) => `{"resourceType":"Observation","id":"o1",${more}}`;
const OF = (id: string) => `"subject":{"reference":"Patient/${id}"}`;
const GLUCOSE = '"code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]}';
const CREATININE = '"code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]}';

/** References that begin like one to a patient who is not wanted, and name none as they stand. */
const STRANGE = [
  ...[
    '',
    '?identifier=own|p9',
    'p9?x',
    'p9#',
    'p9/',
    'p9/_history',
    'p9/_history/',
    'p9/$everything',
    'p9/Observation/n',
  ],
  ...['/p9', 'p9 ', 'p9\u00a0', ' p9', 'p9\u3000', 'p9/_history/2 '],
];

const drug = (text: string) =>
  `{"resourceType":"MedicationRequest","id":"m1",${OF('p3')},"medicationCodeableConcept":{"text":"${text}"}}`;

const passedOver = (own: string, { rules }: Way = WAYS[2]!): boolean => {
  const bytes = Buffer.from(own);
  return filter.over({ bytes, offset: 0, isDocument: false }, rules)?.next(0) === bytes.length;
};

describe('which lines are passed over', () => {
  it.each<[string, string]>([
    ['of a patient who is not wanted', plain(`${OF('p9')},${CREATININE}`)],
    ['a result that is not asked for', plain(`${OF('p1')},${GLUCOSE}`)],
    ['a result of a patient who is only counted', plain(`${OF('p2')},${CREATININE}`)],
    [
      'with blanks',
      plain(`${OF('p9')},${CREATININE}`)
        .replaceAll('":', '": ')
        .replaceAll(',"', ', "'),
    ],
    ['with a carriage return', `${plain(`${OF('p9')},${CREATININE}`)}\r`],
    ['with quotes in a text', plain(`"text":{"div":"<div class=\\"a\\\\\\">"},${OF('p9')},${CREATININE}`)],
    [
      'of a patient at an address',
      plain(`${OF('p9').replace('Patient', 'https://ehr.example/fhir/Patient')},${CREATININE}`),
    ],
    ['whose patient is called patient', plain(`${OF('p9').replace('subject', 'patient')},${CREATININE}`)],
    ['a drug that is none that is looked for', drug('lisinopril 10 MG Oral Tablet')],
    ['of a type that nobody needs to be named in', '{"resourceType":"Organization","id":"o"}'],
    ['of a version of a patient', plain(`${OF('p9/_history/2')},${CREATININE}`)],
    ['longer than can be counted in small numbers', plain(`"note":[${'{},'.repeat(3000)}{}],${OF('p1')},${GLUCOSE}`)],
    ['with braces in a text that balance', plain(`"note":"{[a]}",${OF('p1')},${GLUCOSE}`)],
    [
      'a diagnosis that is not looked for',
      `{"resourceType":"Condition","id":"c1",${OF('p1')},"code":{"coding":[{"code":"38341003"}]}}`,
    ],
  ])('%s', (_, own) => {
    filter.want(WANTED, COUNTED_FROM);
    expect(passedOver(own)).toBe(true);
    expect(passedOver(`${own}\n`.repeat(300))).toBe(true);
  });

  it.each<[string, string]>([
    ['a result that is asked for', plain(`${OF('p1')},${CREATININE}`)],
    [
      'the same, of a patient with a longer id',
      `{"resourceType":"Condition",${OF(WANTED[3]!)},"code":{"coding":[{"code":"C78.7"}]}}`,
    ],
    ['of nobody', plain(GLUCOSE)],
    ['of a patient named by UUID', plain(`"subject":{"reference":"urn:uuid:p1"},${GLUCOSE}`)],
    ['of another patient who is its performer', plain(`"performer":[{"reference":"Patient/p9"}],${GLUCOSE}`)],
    ['with a letter written as an escape', plain(`${OF('p9')},"note":"\\u0050",${GLUCOSE}`)],
    ['that does not end', plain(`${OF('p9')},${GLUCOSE}`).slice(0, -2)],
    ['of a patient', '{"resourceType":"Patient","id":"p9"}'],
    ['of other resources', '{"resourceType":"Bundle","entry":[]}'],
    ['that does not begin with its type', `{"id":"o1","resourceType":"Observation",${OF('p9')}}`],
    ['of any type with other resources in it', '{"resourceType":"Organization","id":"o","contained":[]}'],
    ['a drug of a patient who is treated, in letters that may mean any', drug('Märevan')],
    ['a drug of a patient who is treated, with an escape', drug('lisinopril \\n')],
    [
      'a structure of a patient who is treated',
      `{"resourceType":"BodyStructure","patient":{"reference":"Patient/p3"}}`,
    ],
    ['of a treated patient that lacks its end', plain(`${OF('p1')},"code":{"coding":[{"code":"LAB1"}`).slice(0, -1)],
    ['of a treated patient that lacks its beginning', '{"resourceType":"Observation",'.concat(OF('p1'), '}]}')],
    [
      'a procedure of anybody that lacks its end',
      `{"resourceType":"Procedure",${OF('p9')},"code":{"coding":[{"code":"1"}`,
    ],
    [
      'a diagnosis of anybody that lacks its end',
      `{"resourceType":"Condition",${OF('p9')},"code":{"coding":[{"code":"1"}`,
    ],
    [
      'that lacks its end behind more than can be counted in small numbers',
      plain(`"note":[${'{},'.repeat(3000)}{}],${OF('p1')},"a":{"b":1`),
    ],
    ...[...STRANGE.map((id): [string, string] => [`of Patient/${id}`, plain(`${OF(id)},${GLUCOSE}`)])],
    ['in which only what it contains names a patient', plain(`"contained":[{${OF('p9')}}],${GLUCOSE}`)],
    ['in which only an extension does', plain(`"extension":[{${OF('p9').replace('subject', 'patient')}}],${GLUCOSE}`)],
    ['with a blank that is no ASCII in its code', plain(`${OF('p1')},${GLUCOSE.replace('2345-7', '2345-7\u00a0')}`)],
  ])('not a line %s', (_, own) => {
    filter.want(WANTED, COUNTED_FROM);
    expect(passedOver(own)).toBe(false);
  });

  it('no drug that is looked for, however it is written', () => {
    filter.want(WANTED, COUNTED_FROM);
    for (const name of [...namesOfAntithrombotics(), 'medicationReference'])
      for (const written of [name, name.toUpperCase(), `x ${name}.`])
        expect(passedOver(drug(written)), written).toBe(false);
  });

  it('forgets who was wanted', () => {
    filter.want(['p9'], 1);
    expect(passedOver(plain(`${OF('p1')},${CREATININE}`))).toBe(true);
    expect(passedOver(plain(`${OF('p9')},${CREATININE}`))).toBe(false);
  });

  it('keeps what is in it when it grows, and refuses more patients than it has places for', () => {
    const own = new LineFilter(table, 1);
    own.bytes.write('kept');
    own.grow(3_000_000);
    expect(own.bytes.toString('utf8', 0, 4)).toBe('kept');
    expect(() => own.want(['a', 'b', 'c'], 0)).toThrow('3 patients at a time are too many');
  });
});
