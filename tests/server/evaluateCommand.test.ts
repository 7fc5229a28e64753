import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patient = (name: string) => `${root}tests/patients/${name}.json`;
const folder = mkdtempSync(join(tmpdir(), 'livermet-evaluate-'));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own. */
async function evaluate(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      `${root}server/cli.ts`,
      'evaluate',
      ...args,
    ]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const AS_OF = ['--as-of', '2026-01-15T09:00:00Z'];

describe('evaluate prints one document about one patient', () => {
  it('in the form that other programs rely on', async () => {
    const { code, out, err } = await evaluate('--file', patient('inr-correctable'), ...AS_OF);
    expect([code, err]).toEqual([0, '']);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual([
      'asOf',
      'patient',
      'population',
      'therapies',
      'scores',
      'cautions',
      'evidence',
      'gaps',
    ]);
    expect(document).toMatchObject({
      asOf: '2026-01-15T09:00:00Z',
      patient: { reference: 'Patient/inr-correctable' },
      population: { status: 'met' },
    });
    expect(document.therapies.map(({ therapy }: { therapy: string }) => therapy)).toEqual([
      'deb-tace',
      'y90',
      'microwave-ablation',
      'resection',
    ]);
    const inr = document.therapies[0].criteria.find(({ id }: { id: string }) => id === 'inr');
    expect(inr).toMatchObject({
      status: 'correctable',
      unit: '{INR}',
      limit: 1.5,
      why: null,
      sources: [{ reference: expect.stringMatching(/^Observation\//) }],
    });
    expect(Object.keys(document.scores)).toEqual(['meld', 'meldNa', 'meld3', 'childPugh', 'albi', 'egfr']);
    expect(document.evidence.length).toBeGreaterThan(0);
  });

  it('with the cautions beyond the series: what applies, what cannot be told, what is for everybody', async () => {
    const { out } = await evaluate('--file', patient('bilirubin-umol-just-above-limit'), ...AS_OF);
    const { cautions } = JSON.parse(out);
    const find = (id: string) => cautions.find((each: { id: string }) => each.id === id);
    expect(find('y90-total-bilirubin')).toMatchObject({
      status: 'applies',
      because: expect.stringMatching(/^total bilirubin 2\.0\d+ mg\/dL; the source names values above 2 mg\/dL$/),
      sources: [{ reference: expect.stringMatching(/^Observation\//) }],
      therapies: ['y90'],
      citations: [{ link: expect.stringMatching(/^https:/) }, {}],
    });
    expect(find('y90-pregnancy')).toMatchObject({ status: 'cannot-tell', because: expect.any(String), sources: [] });
    expect(find('y90-labelled-use')).toMatchObject({ status: 'information' });
    expect(find('y90-performance-status')).toBeUndefined();
  });

  it('takes a clinician’s answers as given at that time', async () => {
    const answers = file('answers.json', { unresectable: true, 'liver-dominant': true, 'inr-correctable': false });
    const { out } = await evaluate('--file', patient('inr-correctable'), ...AS_OF, '--answers', answers);
    const [debTace] = JSON.parse(out).therapies;
    expect(debTace.status).toBe('not-met');
    expect(debTace.criteria.find(({ id }: { id: string }) => id === 'unresectable').status).toBe('met');
  });

  it('and nothing else, whatever the record holds for a unit or a nesting', async () => {
    const inr = (id: string, valueQuantity: unknown) => ({
      resource: {
        resourceType: 'Observation',
        id,
        status: 'final',
        effectiveDateTime: '2026-01-14',
        code: { coding: [{ system: 'http://loinc.org', code: '1975-2' }] },
        valueQuantity,
      },
    });
    const odd = ['mg/dL Jane Roe', 'THOU/CU MM', 'constructor', '__proto__'].map((unit, i) =>
      inr(`o${i}`, { value: 1, unit }),
    );
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: { resourceType: 'Patient', id: 'p1' } }, ...odd],
    };
    const { code, out, err } = await evaluate('--file', file('odd.json', bundle), ...AS_OF);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).therapies).toHaveLength(4);
  });

  it('reads the same from NDJSON as from a Bundle', async () => {
    const bundle = JSON.parse(readFileSync(patient('everything-met'), 'utf8'));
    const lines = bundle.entry.map(({ resource }: { resource: unknown }) => JSON.stringify(resource)).toReversed();
    const [a, b] = await Promise.all([
      evaluate('--file', patient('everything-met'), ...AS_OF),
      evaluate('--file', file('patient.ndjson', lines.join('\n')), ...AS_OF),
    ]);
    expect(JSON.parse(b.out)).toEqual(JSON.parse(a.out));
  });

  it('follows the policy of the site', async () => {
    const site = {
      id: 'a',
      name: 'A',
      iss: 'https://ehr.example/fhir',
      clientId: 'x',
      authentication: { kind: 'public' },
    };
    const sites = file('sites.json', { sites: [{ ...site, policy: { lookBackDays: { laboratory: 60 } } }] });
    const creatinine = (out: string) =>
      JSON.parse(out).therapies[0].criteria.find(({ id }: { id: string }) => id === 'creatinine').why;
    const [usual, longer] = await Promise.all([
      evaluate('--file', patient('creatinine-stale'), ...AS_OF),
      evaluate('--file', patient('creatinine-stale'), ...AS_OF, '--sites', sites),
    ]);
    expect([creatinine(usual.out), creatinine(longer.out)]).toEqual(['stale', null]);
  });
});

describe('a site’s policy reaches every verdict', () => {
  const site = {
    id: 'a',
    name: 'A',
    iss: 'https://ehr.example/fhir',
    clientId: 'x',
    authentication: { kind: 'public' },
  };
  const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
  const result = (id: string, code: object, value: number, effectiveDateTime: string) => ({
    resource: { resourceType: 'Observation', id, status: 'final', code, effectiveDateTime, valueQuantity: { value } },
  });
  const record = (more: readonly object[], rest = {}) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [{ resource: { resourceType: 'Patient', id: 'p1' } }, ...more],
    ...rest,
  });
  let files = 0;
  const inrUnder = async (bundle: object, policy: object, asOf = '2026-01-15T09:00:00Z') => {
    files += 1;
    const sites = file(`sites-${files}.json`, { sites: [{ ...site, policy }] });
    const { out } = await evaluate('--file', file(`record-${files}.json`, bundle), '--as-of', asOf, '--sites', sites);
    const { therapies } = JSON.parse(out) as { therapies: { criteria: { id: string }[] }[] };
    return therapies.flatMap(({ criteria }) => criteria.filter(({ id }) => id === 'inr'));
  };
  const inr = coded('http://loinc.org', '6301-6');

  it('its limits, of each therapy', async () => {
    const two = ['2026-01-14', '2026-01-14'].map((date, i) => result(`o${i}`, inr, 1.2 + i / 5, date));
    const results = await inrUnder(record(two), { limits: { inr: 1.3 } });
    expect(results).toHaveLength(3);
    for (const each of results) expect(each).toMatchObject({ why: 'conflicting', limit: 1.3, publishedLimit: 1.5 });
    const [agreeing] = await inrUnder(record(two), { limits: { inr: 1.8 } });
    expect(agreeing).toMatchObject({ status: 'met', value: 1.4 });
    const one = await inrUnder(record(two.slice(1)), { limits: { inr: 1.3 } });
    for (const each of one) expect(each).toMatchObject({ status: 'correctable', limit: 1.3, publishedLimit: 1.5 });
  });

  it('its codes', async () => {
    const local = [result('o1', coded('urn:north', 'INR-N'), 1.2, '2026-01-14')];
    const means = { system: 'http://loinc.org', code: '6301-6' };
    const [own] = await inrUnder(record(local), { localCodes: [{ system: 'urn:north', code: 'INR-N', means }] });
    expect(own).toMatchObject({ status: 'met' });
  });

  it('its clock: a day to look from ends at its midnight', async () => {
    const late = [result('o1', inr, 1.2, '2026-01-15T20:00:00-05:00')];
    const [west] = await inrUnder(record(late), { timeZone: 'America/New_York' }, '2026-01-15');
    const [here] = await inrUnder(record(late), { timeZone: 'UTC' }, '2026-01-15');
    expect([west, here]).toMatchObject([{ status: 'met' }, { why: 'absent' }]);
  });

  it('and a file that is only a part of the record leaves it unknown under any of them', async () => {
    const part = record([result('o1', inr, 1.2, '2026-01-14')], { total: 50 });
    expect((await inrUnder(part, {}))[0]).toMatchObject({ status: 'unknown', why: 'not-readable' });
  });
});

describe('what the caller can mend ends with 2 and one line', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no file', [], /^--file is missing\./],
    ['an unknown option', ['--fil', 'x'], /Usage:/],
    [
      'a file that is not there',
      ['--file', '/nowhere/patient.json'],
      /^cannot read \/nowhere\/patient\.json \(ENOENT\)$/,
    ],
    ['a file that is not JSON', ['--file', file('a.txt', 'hello')], /not JSON/],
    ['an empty file', ['--file', file('empty.json', '')], /empty/],
    [
      'a Bundle without a Patient',
      ['--file', file('b.json', { resourceType: 'Bundle', type: 'collection', entry: [] })],
      /no Patient/,
    ],
    [
      'two patients',
      [
        '--file',
        file('c.json', {
          resourceType: 'Bundle',
          entry: ['p1', 'p2'].map((id) => ({ resource: { resourceType: 'Patient', id } })),
        }),
      ],
      /two different patients/,
    ],
    ['a month for a time', ['--file', patient('gist'), '--as-of', '2026-01'], /^--as-of: "2026-01" is not a date/],
    ['a file nested beyond reading', ['--file', file('deep.json', `${'['.repeat(9000)}${']'.repeat(9000)}`)], /./],
    ['a time that is none', ['--file', patient('gist'), '--as-of', 'tomorrow'], /^--as-of: "tomorrow" is not a date/],
    [
      'an answer that does not exist',
      ['--file', patient('gist'), '--answers', file('d.json', { unresectabel: true })],
      /unresectabel/,
    ],
    ['an answer of the wrong kind', ['--file', patient('gist'), '--answers', file('e.json', { ecog: 7 })], /ecog/],
    ['a sites file that is not one', ['--file', patient('gist'), '--sites', file('f.json', { sites: [] })], /sites/],
  ])('%s', async (_, args, line) => {
    const { code, out, err } = await evaluate(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  describe('a fault of LiverMet itself, whose message may name a patient,', () => {
    const broken = (fault: string, environment: object) =>
      promisify(execFile)(
        process.execPath,
        ['--import', `data:text/javascript,${fault}`, `${root}server/cli.ts`, 'evaluate', '--file', patient('gist')],
        { env: { ...process.env, ...environment } },
      );
    const inCommand = "JSON.stringify=()=>{throw new TypeError('Barnaby Samplefield')}";
    const besideIt = "setImmediate(()=>{throw new TypeError('Barnaby Samplefield')})";

    it.each([
      ['in a command', inCommand],
      ['beside it', besideIt],
    ])('is one plain line with what to do, and exit code 3: %s', async (_, fault) => {
      const { code, stderr } = await broken(fault, { LOG_LEVEL: '' }).catch((error) => error);
      expect(code).toBe(3);
      expect(stderr.trim().split('\n')).toEqual([
        expect.stringMatching(/fault of its own \(TypeError\).*LOG_LEVEL=debug/),
      ]);
      expect(stderr).not.toMatch(/Barnaby|at .*\.ts/);
    });

    it('is shown whole with LOG_LEVEL=debug', async () => {
      const { code, stderr } = await broken(inCommand, { LOG_LEVEL: 'debug' }).catch((error) => error);
      expect(code).toBe(3);
      expect(stderr).toMatch(/TypeError: Barnaby Samplefield[\s\S]*at /);
    });
  });

  it('a command that does not exist', async () => {
    const ran = promisify(execFile)(process.execPath, [`${root}server/cli.ts`, 'evaluat']);
    await expect(ran).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('unknown command "evaluat"') });
  });
});
