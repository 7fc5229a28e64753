import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { assess } from '../../../server/present/assess.ts';
import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../builders/condition.ts';
import { runAudit } from './support/runAudit.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-line-'));
let count = 0;
const DECIDED = '2026-01-20T09:00:00.000Z';
const LOCAL_HISTOLOGY = { system: 'urn:l', code: 'HISTÖ "1"', means: { system: 'http://loinc.org', code: '31206-6' } };
const policy = { ...DEFAULT_POLICY, localCodes: [LOCAL_HISTOLOGY] };
const plan = {
  period: auditPeriod('2026-01-01', '2026-01-31', 'UTC'),
  policy,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};

const S = '"subject":{"reference":"Patient/p1"}';
const CREATININE = '"code":{"coding":[{"system":"urn:x","code":"LAB1"},{"system":"http://loinc.org","code":"2160-0"}]}';
const result = (subject: string, more = '', code = CREATININE, value = 3.9, day = 19) =>
  `{"resourceType":"Observation",${more}"id":"n${day}","status":"final",${subject ? `${subject},` : ''}${code},` +
  `"effectiveDateTime":"2026-01-${day}T08:00:00Z","valueQuantity":{"value":${value},"unit":"mg/dL"}}`;
const TREATMENT = `{"resourceType":"Procedure","id":"t","status":"completed",${S},"code":{"coding":[{"system":"urn:x","code":"IR5"},{"system":"http://snomed.info/sct","code":"314617008"}]},"performedDateTime":"${DECIDED}"}`;
const RECORD = [
  JSON.stringify({ resourceType: 'Patient', id: 'p1', identifier: [{ system: 'own', value: '7' }] }),
  JSON.stringify(condition(LEIOMYOSARCOMA, { id: 'c1' })),
  JSON.stringify(condition(LIVER_METASTASIS, { id: 'c2' })),
  TREATMENT,
  result(S, '', CREATININE, 0.9, 10),
];

async function auditOf(lines: readonly string[]) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.ndjson'), lines.join('\n'));
  const { cases, reading, report } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  const rows = cases.flatMap(({ rows }) => rows.split('\r\n').map((row) => row.split(',')));
  const statusOf = (input: string) => rows.find((row) => row[6] === input)?.[7];
  return { statusOf, named: reading.bad.map(({ line }) => line), reading, report };
}

/** What the page says of the same lines; that there is a line that it cannot read. */
function pageOf(lines: readonly string[], input: string): string | undefined {
  try {
    const { resources, gaps } = fileRecord(lines.join('\n'));
    const request = { resources, patientId: 'p1', asOf: DECIDED, policy, answers: [], gaps };
    const results = assess(request).verdicts.find(({ therapy }) => therapy === 'deb-tace')?.results ?? [];
    return results.find(({ id }) => id === input)?.status;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The folder says what `evaluate` says, or the line is named and what it may have said is unknown. */
async function agrees(line: string, input = 'creatinine'): Promise<void> {
  const lines = [...RECORD, line];
  const { statusOf, named } = await auditOf(lines);
  if (named.length > 0) expect([line, named, statusOf(input)]).toEqual([line, [6], 'unknown']);
  else expect([line, statusOf(input)]).toEqual([line, pageOf(lines, input)]);
}

const contained = (subject: string) => `"contained":[{"resourceType":"Specimen","id":"s",${subject}}],`;
const OTHERS = '"subject":{"reference":"Patient/p9"}';
const report = (subject: string) => {
  const inside = result('').replace('"id":"n19"', '"id":"in"');
  return `{"resourceType":"DiagnosticReport","id":"r","contained":[${inside}],${subject ? `${subject},` : ''}"status":"final"}`;
};

describe('whatever the newest line, a folder says what `evaluate` says, or names the line and leaves a gap', () => {
  it('the older result alone is met, and the newer one is not', async () => {
    expect((await auditOf(RECORD)).statusOf('creatinine')).toBe('met');
    expect((await auditOf([...RECORD, result(S)])).statusOf('creatinine')).toBe('not-met');
  });

  it.each([
    ...['Patient/', 'Patient/?identifier=own|7', 'Patient/p1?x', 'Patient/p1#', 'Patient/p1#x', 'Patient/p1/'],
    ...['Patient/p1/_history', 'Patient/p1/_history/', 'Patient/p1/_history/3', 'Patient/p1/$everything'],
    ...['https://ehr.example/Patient/p1', 'https://ehr.example/Patient/p1/Observation/n', 'MyPatient/p1'],
    ...[
      '/Patient/p1',
      'Patient//p1',
      'Patient/p1 ',
      ' Patient/p1',
      'Patient/p1\u00a0',
      'Patient/p1\u3000',
      'urn:uuid:p1',
    ],
  ])('a result of "%s"', async (reference) => {
    const subject = `"subject":{"reference":"${reference}"}`;
    await agrees(result(subject));
    await agrees(report(subject));
  });

  it.each<[string, string]>([
    ['by UUID', '"subject":{"reference":"urn:uuid:p1"}'],
    ['by an identifier', '"subject":{"identifier":{"system":"own","value":"7"}}'],
    ['not at all', ''],
  ])('a result that tells its patient %s, and names another one inside', async (_, own) => {
    await agrees(result(own, contained(OTHERS)));
    await agrees(result(own, contained(S)));
    await agrees(result(own, `"extension":[{"url":"x","patient":{"reference":"Patient/p9"}}],`));
    await agrees(result(own, `"performer":[{"reference":"Patient/p9"}],`));
    await agrees(report(own));
  });

  it('a carriage return between a code and its value', async () =>
    agrees(result(S).replaceAll('"code":"', '"code":\r"')));

  it('a result with a specimen of another patient inside', () => agrees(result(S, contained(OTHERS))));

  it.each(['\u00a0', '\u2003', '\ufeff', '\u3000', '\u2028', ' '])(
    'a code with a blank at its end: "%s"',
    async (blank) => {
      await agrees(result(S, '', CREATININE.replace('2160-0', `2160-0${blank}`)));
      await agrees(result(S, '', CREATININE.replace('2160-0', `${blank}2160-0`)));
    },
  );

  it.each<[string, string, string]>([
    ['result', 'creatinine', result(S, '"meta":{"versionId":"1"},')],
    ['report with results in it', 'creatinine', report(S).replace('"contained"', `${S},"contained"`)],
    [
      'second diagnosis',
      'histology',
      `{"resourceType":"Condition","id":"g",${S},"code":{"coding":[{"system":"urn:x","code":"4711"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C49.A2"}]},"recordedDate":"2026-01-02"}`,
    ],
    [
      'order of a drug',
      'inr',
      `{"resourceType":"MedicationRequest","id":"m",${S},"status":"active","note":[{"text":"x"}],"medicationCodeableConcept":{"coding":[{"code":"11289"}],"text":"warfarin"}}`,
    ],
  ])('a %s that breaks off behind any brace', async (_, input, line) => {
    const ends = [...line.matchAll(/\}/g)]
      .map(({ index }) => index + 1)
      .filter((end) => line.slice(0, end).includes(S));
    for (const end of ends) {
      const torn = line.slice(0, end);
      if (end === line.length) await agrees(torn, input);
      else expect([torn, (await auditOf([...RECORD, torn])).named]).toEqual([torn, [6]]);
      if (end < line.length && input !== 'inr') await agrees(torn, input);
    }
    expect(ends.length).toBeGreaterThan(1);
  });

  it.each([
    [
      'another type first',
      result(S).replace('"Observation"', '"Basic"').replace(/}$/, ',"resourceType":"Observation"}'),
    ],
    ['another type last', result(S).replace(/}$/, ', "resourceType" : "Basic" }')],
    ['behind a text with braces', result(S, '"note":[{"text":"{[{"}],').replace(/}$/, ',"resourceType":"Basic"}')],
    [
      'in what it contains',
      result(S, contained(S)).replace('"Observation"', '"Basic"').replace(/}$/, ',"resourceType":"Observation"}'),
    ],
  ])('a result that says its type twice: %s', (_, line) => agrees(line));

  it.each(['}]', '] , }', '\\"}]', '{ } ] }', '}]\\\\', 'x\\"}\\"]'])(
    'a result that breaks off behind a text with as many braces as are missing: %s',
    async (text) => {
      const torn = `{"resourceType":"Observation","id":"n19",${S},"note":[{"text":"${text}"}`;
      const { named, statusOf } = await auditOf([...RECORD, torn]);
      expect([named, statusOf('creatinine')]).toEqual([[6], 'unknown']);
      const inside = `{"resourceType":"DiagnosticReport","id":"r","contained":[{"note":[{"text":"${text}"}]}`;
      expect((await auditOf([...RECORD, inside])).named).toEqual([6]);
    },
  );

  it('a whole line in which only texts hold braces that do not balance', async () => {
    await agrees(result(S, '"note":[{"text":":} ]"}],'));
    await agrees(`{"resourceType":"Procedure","id":"o",${S},"status":"completed","code":{"text":"} of ["}}`);
  });
});

describe('a treatment or a diagnosis is not lost', () => {
  const untreated = RECORD.filter((each) => each !== TREATMENT);

  it('a treatment that breaks off behind any brace is told with the number of cases', async () => {
    for (const { index } of TREATMENT.matchAll(/\}/g)) {
      const torn = TREATMENT.slice(0, index + 1);
      if (torn === TREATMENT || !torn.includes(S)) continue;
      const { reading } = await auditOf([...untreated, torn]);
      expect([torn, reading.badCount, reading.unreadTreatments]).toEqual([torn, 1, 1]);
    }
  });

  it('a treatment with a blank at the end of its code that is no ASCII is a case', async () => {
    const { report } = await auditOf([...untreated, TREATMENT.replace('314617008', '314617008\u00a0')]);
    expect(report.funnel.cases).toBe(1);
  });

  it.each(['HISTÖ \\"1\\"', 'HIST\\u00d6 \\"1\\"'])(
    'a histology under a local code that is no ASCII: "%s"',
    async (code) => {
      const stated = `{"resourceType":"Observation","id":"h","status":"final",${S},"code":{"coding":[{"system":"urn:l","code":"${code}"}]},"effectiveDateTime":"2025-12-02","valueCodeableConcept":${JSON.stringify(concept('snomed', '443719001'))}}`;
      const { report } = await auditOf([...RECORD.filter((each) => !each.includes('"c1"')), stated]);
      expect(report.funnel).toMatchObject({ inPopulation: 1, cases: 1 });
    },
  );
});
