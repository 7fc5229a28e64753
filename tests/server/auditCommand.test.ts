import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../builders/condition.ts';
import { fhirErrors } from '../fhir/fhirErrors.ts';

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'livermet-audit-command-'));
let count = 0;

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own. */
async function audit(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'audit', ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const PERIOD = ['--from', '2025-01-01', '--to', '2025-12-31', '--as-of', '2026-06-30'];

function fresh(): string {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  return folder;
}

/** Patients with a radioembolization each, one file a type. */
function patients(number: number, garbage: (line: number) => string | undefined = () => undefined): string {
  const folder = fresh();
  const ids = Array.from({ length: number }, (_, index) => `p${index}`);
  const file = (name: string, resource: (id: string) => Record<string, unknown>) => {
    const lines = ids.flatMap((id, index) => [
      JSON.stringify({
        ...resource(id),
        id: `${name}-${id}`,
        ...(name === 'Patient' ? { id } : { subject: { reference: `Patient/${id}` } }),
      }),
      ...(garbage(index) === undefined ? [] : [garbage(index)]),
    ]);
    writeFileSync(join(folder, `${name}.ndjson`), `${lines.join('\n')}\n`);
  };
  file('Patient', () => ({ resourceType: 'Patient' }));
  file('primary', () => condition(LEIOMYOSARCOMA));
  file('metastasis', () => condition(LIVER_METASTASIS));
  file('done', () => ({
    resourceType: 'Procedure',
    status: 'completed',
    code: concept('snomed', '764677008'),
    performedDateTime: '2025-03-15T09:00:00Z',
    performer: [{ actor: { display: '=HYPERLINK("x")' } }],
  }));
  return folder;
}

const summaryOf = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));

describe('audit writes a report', () => {
  it('of four files, and says what it counted', async () => {
    const out = join(fresh(), 'report');
    const {
      code,
      out: printed,
      err,
    } = await audit(...PERIOD, '--out', out, '--what-if', 'lookback.laboratory=60', patients(3));
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(printed)).toMatchObject({
      funnel: { patients: 3, inPopulation: 3, withCase: 3, cases: 3 },
      badLines: 0,
    });
    expect(readdirSync(out).toSorted()).toEqual(['cases.csv', 'index.html', 'measure-report.json', 'summary.json']);
    expect(summaryOf(out)).toMatchObject({
      overall: { cases: { 'not-documented': 3, all: 3 }, rate: { n: 0, of: 3 } },
      whatIf: [{ changed: 0 }],
    });
  });

  it('the same in every letter when it is made again', async () => {
    const [folder, place] = [patients(3), fresh()];
    const [first, second] = [join(place, 'a'), join(place, 'b')];
    await Promise.all([audit(...PERIOD, '--out', first, folder), audit(...PERIOD, '--out', second, folder)]);
    for (const name of readdirSync(first))
      expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)));
  });

  it('whose cases no spreadsheet runs as a formula', async () => {
    const out = join(fresh(), 'report');
    await audit(...PERIOD, '--out', out, patients(1));
    const csv = readFileSync(join(out, 'cases.csv'), 'utf8');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.split('\r\n')).toHaveLength(1 + 10 + 1);
  });

  it('that may leave the team: no case, no performer, no small count', async () => {
    const out = join(fresh(), 'report');
    await audit(...PERIOD, '--out', out, '--share', patients(3));
    expect(readdirSync(out).toSorted()).toEqual(['index.html', 'measure-report.json', 'summary.json']);
    const all = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
    expect(all.filter((text) => /HYPERLINK|Patient\/p|Procedure\//.test(text))).toEqual([]);
    expect(summaryOf(out)).toMatchObject({ overall: { cases: { all: null } }, funnel: { cases: null } });
  });

  it('with the patients of each population when asked', async () => {
    const out = join(fresh(), 'report');
    await audit(...PERIOD, '--out', out, '--subject-list', '--individual', patients(2));
    expect(readdirSync(out)).toContain('measure-report-subject-list.json');
    const reports = readdirSync(out).filter((name) => name.startsWith('measure-report'));
    const read = reports.map((name) => JSON.parse(readFileSync(join(out, name), 'utf8')));
    expect(read.flatMap(fhirErrors)).toEqual([]);
    expect(read.find(({ resourceType }) => resourceType === 'Bundle').entry).toHaveLength(2);
  });
});

describe('what is wrong with the input is said', () => {
  it('a folder of garbage: exit 2 and one line, and no report', async () => {
    const folder = fresh();
    writeFileSync(join(folder, 'a.ndjson'), 'garbage\nmore garbage\n');
    writeFileSync(join(folder, 'b.bin'), Buffer.from([0, 159, 146, 150, 10, 1, 2, 3]));
    const out = join(fresh(), 'report');
    const { code, err } = await audit(...PERIOD, '--out', out, folder);
    expect(code).toBe(2);
    expect(err).toMatch(/^.* holds no FHIR resources: 2 files, 4 lines, none of which could be read\n$/);
    expect(existsSync(out)).toBe(false);
  });

  it('more than a hundred thousand lines of garbage: exit 2, and the same line', async () => {
    const folder = fresh();
    writeFileSync(join(folder, 'a.ndjson'), 'garbage\n'.repeat(150_000));
    const out = join(fresh(), 'report');
    const { code, err } = await audit(...PERIOD, '--out', out, folder);
    expect([code, err]).toEqual([
      2,
      `${folder} holds no FHIR resources: 1 files, 150000 lines, none of which could be read\n`,
    ]);
    expect(existsSync(out)).toBe(false);
  });

  it('as many beside records that can be read: exit 0, all counted, and the first of each file named', async () => {
    const folder = patients(3);
    writeFileSync(join(folder, 'cut.ndjson'), '{"resourceType":"Observation","id":\n'.repeat(150_000));
    const out = join(fresh(), 'report');
    const { code, out: printed, err } = await audit(...PERIOD, '--out', out, folder);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ funnel: { cases: 3 }, badLines: 150_000 });
    expect(err.split('\n').slice(-2)).toEqual([`and 149980 more: see ${out}/summary.json`, '']);
    const { bad, badCount } = summaryOf(out).reading;
    expect([badCount, bad.length]).toEqual([150_000, 1001]);
    expect(bad[999]).toEqual({ file: 'cut.ndjson', line: 1000, because: 'not JSON' });
    expect(bad[1000]).toEqual({ file: 'cut.ndjson', line: null, because: '149000 more lines could not be read' });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Could not be read: 150000.');
  });

  it('one line of garbage in a hundred: exit 0, and every one named', async () => {
    const out = join(fresh(), 'report');
    const folder = patients(200, (index) => (index % 100 === 50 ? '{"resourceType":"Condition","id":' : undefined));
    const { code, err } = await audit(...PERIOD, '--out', out, folder);
    expect(code).toBe(0);
    expect(err.split('\n')).toHaveLength(8 + 1);
    expect(err).toContain('not read: Patient.ndjson, line 52: not JSON\n');
    expect(summaryOf(out)).toMatchObject({ funnel: { cases: 200 }, reading: { bad: { length: 8 } } });
  });

  it.each([
    ['no folder', [...PERIOD, '--out', 'x'], /^name one folder to read/],
    ['a folder that is not there', [...PERIOD, '--out', 'x', '/nowhere'], /^\/nowhere is no folder/],
    ['no period', ['--out', 'x', work], /^--from and --to are missing/],
    [
      'a day that is none',
      ['--from', '2025-02-30', '--to', '2025-12-31', '--out', 'x', work],
      /^"2025-02-30" is not a day/,
    ],
    [
      'a period that ends before it begins',
      ['--from', '2026-01-01', '--to', '2025-12-31', '--out', 'x', work],
      /before it begins/,
    ],
    ['an unknown limit', [...PERIOD, '--out', 'x', '--what-if', 'height=3', work], /what can be changed is/],
    [
      'a shared list of patients',
      [...PERIOD, '--out', 'x', '--share', '--individual', work],
      /^--share leaves every patient out/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, err } = await audit(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('a place that holds something else than a report is left alone', async () => {
    const out = fresh();
    writeFileSync(join(out, 'thesis.txt'), 'mine');
    const { code, err } = await audit(...PERIOD, '--out', out, patients(1));
    expect([code, readdirSync(out)]).toEqual([2, ['thesis.txt']]);
    expect(err).toMatch(/is there already and is no report/);
  });
});

describe('what is put aside while an audit runs', () => {
  it('finds no place: exit 2, said in one line that names no path', async () => {
    const place = fresh();
    writeFileSync(join(place, 'file'), '');
    const { code, err } = await audit(...PERIOD, '--out', join(place, 'file', 'report'), patients(1));
    expect(code).toBe(2);
    expect(err).toBe(
      'what was read cannot be put aside beside the report (EEXIST): make room there, or name another --out\n',
    );
  });

  it('is cleared away when a run was killed before it could do so, and left to a run that goes on', async () => {
    const place = fresh();
    const names = ['.report.aside-999999999-lines-1', `.report.aside-${process.pid}-cases`];
    for (const name of names) writeFileSync(join(place, name), 'a line');
    const { code, err } = await audit(...PERIOD, '--out', join(place, 'report'), patients(3));
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(place).toSorted()).toEqual([names[1], 'report']);
  });
});

describe('a report that finds no room', () => {
  /** The command where no file may be longer than so many bytes, as on a disk that is full. */
  async function auditWithin(bytes: number, ...args: readonly string[]): Promise<Ran> {
    const limited = `ulimit -f ${bytes / 512}; exec "$@"`;
    try {
      const command = ['-c', limited, 'sh', process.execPath, cli, 'audit', ...args];
      const { stdout, stderr } = await promisify(execFile)('/bin/sh', command, {
        env: { ...process.env, ...NO_CACHE },
      });
      return { code: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    }
  }
  /** What Node keeps of compiled code is no part of this. */
  const NO_CACHE = { NODE_DISABLE_COMPILE_CACHE: '1' };

  it('exit 2, one line that says where and why, the report before stays, and nothing is left beside it', async () => {
    const [place, folder] = [fresh(), patients(3)];
    const out = join(place, 'report');
    await audit(...PERIOD, '--out', out, folder);
    const before = readFileSync(join(out, 'summary.json'), 'utf8');
    const { code, err } = await auditWithin(32 * 1024, ...PERIOD, '--out', out, folder);
    expect([code, err]).toEqual([
      2,
      `the report cannot be written to ${out} (EFBIG): make room there, or name another --out\n`,
    ]);
    expect([readdirSync(place), readFileSync(join(out, 'summary.json'), 'utf8')]).toEqual([['report'], before]);
  });
});

describe('a run that is killed', () => {
  const WHOLE = ['cases.csv', 'index.html', 'measure-report.json', 'summary.json'];
  const isPartial = (name: string | null) => name?.startsWith('.report.partial-') ?? false;

  /** Kills a run that no handler can hear of: as soon as it begins to write, or a while after it began to read. */
  async function killed(args: readonly string[], place: string, when: 'reading' | 'writing'): Promise<void> {
    const child = spawn(process.execPath, [cli, 'audit', ...args], { stdio: 'ignore' });
    const closed = new Promise((resolve) => child.on('close', resolve));
    const kill = () => child.kill('SIGKILL');
    const watcher = when === 'writing' ? watch(place, (_, name) => isPartial(name) && kill()) : undefined;
    const timer = when === 'reading' ? setTimeout(kill, 700) : undefined;
    await closed;
    clearTimeout(timer);
    watcher?.close();
    expect(child.signalCode).toBe('SIGKILL');
  }

  it('leaves no half-written report, and the next one starts cleanly', async () => {
    const [folder, place] = [patients(4000), fresh()];
    const out = join(place, 'report');
    const run = [...PERIOD, '--out', out, folder];
    await killed(run, place, 'reading');
    expect(readdirSync(place)).toEqual([]);
    await killed(run, place, 'writing');
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(place).filter(isPartial)).toHaveLength(1);
    expect((await audit(...run)).code).toBe(0);
    expect(readdirSync(place)).toEqual(['report']);
    expect(readdirSync(out).toSorted()).toEqual(WHOLE);
    expect(summaryOf(out).funnel.cases).toBe(4000);
  });

  it('leaves the report of an earlier run as it was', async () => {
    const [place, small] = [fresh(), patients(3)];
    const out = join(place, 'report');
    await audit(...PERIOD, '--out', out, small);
    const before = WHOLE.map((name) => readFileSync(join(out, name), 'utf8'));
    await killed([...PERIOD, '--out', out, patients(4000)], place, 'writing');
    expect(WHOLE.map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(before);
    await audit(...PERIOD, '--out', out, small);
    expect(readdirSync(place)).toEqual(['report']);
  });

  it('while it removes the report before: the next one clears that away', async () => {
    const [place, small] = [fresh(), patients(3)];
    const out = join(place, 'report');
    await audit(...PERIOD, '--out', out, small);
    cpSync(out, join(place, '.report.old'), { recursive: true });
    const { code, err } = await audit(...PERIOD, '--out', out, small);
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(place)).toEqual(['report']);
    expect(readdirSync(out).toSorted()).toEqual(WHOLE);
  });
});
