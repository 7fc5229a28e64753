import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { auditCommand } from '../../server/auditCommand.ts';
import { CliError } from '../../server/cliError.ts';
import { ConfigError } from '../../server/configError.ts';
import { ExportError } from '../../server/fhir/export/exportError.ts';
import { LOINC, observation, quantity } from '../builders/observation.ts';
import { treatedPatients } from '../builders/treatedPatients.ts';
import { type BulkStub, outcome, startBulkStub } from './fhir/export/support/bulkServer.ts';

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'livermet-audit-server-'));
let count = 0;
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of running.splice(0)) await close();
});

function fresh(): string {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  return folder;
}

/** Twelve patients, two a file. */
const FILES = treatedPatients(6);

async function server(options: Parameters<typeof startBulkStub>[0] = {}): Promise<BulkStub> {
  const { stub, close } = await startBulkStub({ files: FILES, ...options });
  running.push(close);
  return stub;
}

/** A sites file that knows the server, with its key beside it. */
function sitesFile(stub: BulkStub, more: object = {}): string {
  const folder = fresh();
  writeFileSync(join(folder, 'bulk.jwk.json'), JSON.stringify(stub.privateJwk));
  const bulk = { baseUrl: stub.base, clientId: 'livermet-bulk', algorithm: 'ES384', keyFile: 'bulk.jwk.json', ...more };
  const site = {
    id: 'north',
    name: 'North',
    iss: 'https://ehr.north.example/fhir',
    clientId: 'livermet',
    authentication: { kind: 'public' },
    bulk,
    policy: { timeZone: 'Europe/Berlin' },
  };
  writeFileSync(join(folder, 'sites.json'), JSON.stringify({ sites: [site] }));
  return join(folder, 'sites.json');
}

const PERIOD = ['--from', '2025-01-01', '--to', '2025-12-31', '--as-of', '2026-06-30'];

/** The real command in a process of its own. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'audit', ...PERIOD, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}

const filesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('audit of what a server exports', () => {
  it('gives what the same files in a folder give, under the policy of the site, and keeps no copy', async () => {
    const [stub, place] = [await server({ polls: 1 }), fresh()];
    const out = join(place, 'report');
    const { code, err } = await start('--sites', sitesFile(stub), '--server', 'north', '--out', out).ended;
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(place)).toEqual(['report']);
    expect([stub.exports, stub.living, stub.wrong]).toEqual([1, 0, []]);

    const folder = fresh();
    for (const [index, [name, text]] of Object.entries(FILES).entries())
      writeFileSync(join(folder, `${name.split('-')[0]}-${String(index + 1).padStart(5, '0')}.ndjson`), text);
    const plain = join(place, 'plain');
    expect((await start('--sites', sitesFile(stub), '--out', plain, folder).ended).code).toBe(0);
    const [fromServer, fromFolder] = [filesOf(out), filesOf(plain)];
    for (const name of ['cases.csv', 'measure-report.json']) expect(fromServer[name]).toBe(fromFolder[name]);
    const summary = JSON.parse(fromServer['summary.json'] ?? '');
    expect(summary).toMatchObject({ funnel: { cases: 12 }, period: { timeZone: 'Europe/Berlin' } });
    const { exported, ...reading } = summary.reading;
    expect({ ...summary, reading }).toEqual(JSON.parse(fromFolder['summary.json'] ?? ''));
    expect(exported).toEqual({ transactionTime: '2026-03-01T00:00:00Z', deleted: 0 });
    expect(fromServer['index.html']).toContain('Exported by the server as of 2026-03-01T00:00:00Z');
  });

  it('names what the server could not export, in the report and to the person', async () => {
    const stub = await server({ errors: { e: `${outcome(500, 'processing').body}\n` } });
    const out = join(fresh(), 'report');
    const { code, err } = await start('--sites', sitesFile(stub), '--server', stub.base, '--out', out).ended;
    const line = 'error-00001.ndjson, line 1: the server could not export something (processing)';
    expect([code, err]).toEqual([0, `not read: ${line}\n`]);
    expect(filesOf(out)['index.html']).toContain(line);
    expect(JSON.stringify(filesOf(out))).not.toContain('Mockwell');
  });

  it.each<[string, Parameters<typeof startBulkStub>[0], RegExp | undefined]>([
    ['nothing is missing', {}, undefined],
    [
      'the server reports an error',
      { errors: { e: `${outcome(500, 'processing').body}\n` } },
      /the server could not export something/,
    ],
    [
      'it sends fewer results than it announced',
      {
        manifest: (origin) => ({
          output: ['Patient', 'Condition', 'Procedure', 'Observation'].map((type) => ({
            type,
            url: `${origin}/files/${type}-1`,
            ...(type === 'Observation' ? { count: 3 } : {}),
          })),
        }),
      },
      /the server announced 3 resources/,
    ],
  ])('what may be missing is not read from what is there: %s', async (_, options, reason) => {
    const results = ['p1a', 'p1b'].map((id) =>
      observation(LOINC.creatinine, {
        id: `k${id}`,
        ...quantity(1, 'mg/dL'),
        effectiveDateTime: '2025-03-10T08:00:00Z',
        subject: { reference: `Patient/${id}` },
      }),
    );
    const text = results.map((each) => `${JSON.stringify(each)}\n`).join('');
    const stub = await server({ files: { ...treatedPatients(1), 'Observation-1': text }, ...options });
    const out = join(fresh(), 'report');
    const { code } = await start('--sites', sitesFile(stub), '--server', stub.base, '--out', out).ended;
    expect(code).toBe(0);
    const rows = (filesOf(out)['cases.csv'] ?? '').split('\r\n').filter((row) => row.includes(',creatinine,'));
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toContain(reason ? ',creatinine,unknown,' : ',creatinine,met,');
      if (reason) expect(row).toMatch(reason);
    }
  });

  it('of the group that the sites file names, unless the command names another', async () => {
    const stub = await server();
    const sites = sitesFile(stub, { group: 'sarcoma' });
    await start('--sites', sites, '--server', 'north', '--out', join(fresh(), 'report')).ended;
    await start('--sites', sites, '--server', 'north', '--group', 'other', '--out', join(fresh(), 'report')).ended;
    const kickOffs = stub.asked.filter(({ path }) => path.includes('$export')).map(({ path }) => path.split('?')[0]);
    expect(kickOffs).toEqual(['/fhir/Group/sarcoma/$export', '/fhir/Group/other/$export']);
  });

  it('of a server that is open to anybody, by its address alone', async () => {
    const stub = await server({ isOpen: true });
    const out = join(fresh(), 'report');
    expect((await start('--server', stub.base, '--out', out).ended).code).toBe(0);
    expect(JSON.parse(filesOf(out)['summary.json'] ?? '').funnel.cases).toBe(12);
  });

  it('killed in the middle, the same command goes on: no second export, no file twice', async () => {
    const stub = await server({
      fault: ({ path }) =>
        path.includes('/files/Procedure') ? { status: 503, headers: { 'retry-after': '60' } } : undefined,
    });
    const [sites, place] = [sitesFile(stub), fresh()];
    const args = ['--sites', sites, '--server', 'north', '--out', join(place, 'report')];
    const { child, ended } = start(...args);
    await until(() => stub.times('GET', '/files/Procedure') >= 2);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(place, 'report'))).toBe(false);
    const whole = readdirSync(join(place, 'report.export')).filter((name) => name.endsWith('.ndjson'));
    expect(whole.length).toBeGreaterThan(2);
    stub.options = { ...stub.options, fault: () => undefined };
    const before = new Map(Object.keys(FILES).map((name) => [name, stub.times('GET', `/files/${name}`)]));

    const { code } = await start(...args).ended;
    expect(code).toBe(0);
    expect([stub.exports, stub.living]).toEqual([1, 0]);
    const again = Object.keys(FILES).filter((name) => stub.times('GET', `/files/${name}`) > (before.get(name) ?? 0));
    expect(again).toHaveLength(Object.keys(FILES).length - whole.length);
    expect(JSON.parse(filesOf(join(place, 'report'))['summary.json'] ?? '').funnel.cases).toBe(12);
    expect(readdirSync(place)).toEqual(['report']);
  });

  it('killed, and the export is gone by then: that is said, and another one is begun', async () => {
    const stub = await server({ polls: 100 });
    const args = ['--sites', sitesFile(stub), '--server', 'north', '--out', join(fresh(), 'report')];
    const { child, ended } = start(...args);
    await until(() => stub.times('GET', '/status/') >= 1);
    child.kill('SIGKILL');
    await ended;
    stub.options = {
      ...stub.options,
      polls: 0,
      fault: ({ path }) => (path === '/status/1' ? outcome(404, 'not-found') : undefined),
    };
    const { code, err } = await start(...args).ended;
    expect([code, err]).toEqual([
      0,
      'the server no longer has the export (status 404: not-found); a new export is begun\n',
    ]);
    expect(stub.exports).toBe(2);
  });

  it('stopped by the person: the server is told, nothing is left, exit code 2', async () => {
    const [stub, place] = [await server({ polls: 100 }), fresh()];
    const { child, ended } = start('--sites', sitesFile(stub), '--server', 'north', '--out', join(place, 'report'));
    await until(() => stub.times('GET', '/status/') >= 1);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 2, err: 'stopped; the server was told that the export is not needed\n' });
    expect(stub.living).toBe(0);
    expect(readdirSync(join(place, 'report.export'))).toEqual([]);
  });
});

describe('what is wrong is said in one line, with exit code 2', () => {
  const sites = async (more: object = {}) => sitesFile(await server(), more);
  it.each<[string, () => Promise<readonly string[]>, RegExp]>([
    [
      'a site that is not in the file',
      async () => ['--sites', await sites(), '--server', 'south'],
      /has no site south; it has north$/,
    ],
    ['a site and no file', async () => ['--server', 'north'], /name its sites file with --sites$/],
    ['an address that cannot be trusted', async () => ['--server', 'http://ehr.example/fhir'], /no https address/],
    ['a group without a server', async () => ['--group', 'g', fresh()], /^--group and --system go with --server$/],
    [
      'a group and the whole system',
      async () => ['--sites', await sites(), '--server', 'north', '--group', 'g', '--system'],
      /exclude each other$/,
    ],
    [
      'a key file that is not there',
      async () => ['--sites', await sites({ keyFile: 'none' }), '--server', 'north'],
      /site north: bulk.keyFile: cannot read/,
    ],
    [
      'a key of another kind',
      async () => ['--sites', await sites({ algorithm: 'RS384' }), '--server', 'north'],
      /bulk.keyFile: must be a JWK or JWK Set of private RS384 keys/,
    ],
    [
      'no key',
      async () => ['--sites', await sites({ algorithm: undefined, keyFile: undefined }), '--server', 'north'],
      /bulk: needs algorithm and keyFile/,
    ],
    [
      'a token endpoint on a foreign host',
      async () => {
        const stub = await server({
          fault: ({ path }) =>
            path.includes('well-known') ? { body: '{"token_endpoint":"https://evil.example/token"}' } : undefined,
        });
        return ['--sites', sitesFile(stub), '--server', 'north'];
      },
      /names a token endpoint on a host that "endpointHosts" does not list$/,
    ],
    [
      'a server that nobody knows how to sign in to',
      async () => {
        const stub = await server({ fault: ({ path }) => (path.includes('well-known') ? { status: 404 } : undefined) });
        return ['--sites', sitesFile(stub), '--server', 'north'];
      },
      /does not say where its token endpoint is/,
    ],
    [
      'a server that wants to know who asks',
      async () => ['--server', (await server()).base],
      /does not let LiverMet export \(status 401: login\)/,
    ],
  ])('%s', async (_, args, message) => {
    const command = auditCommand(
      [...PERIOD, ...(await args()), '--out', join(fresh(), 'report')],
      () => new Date(),
      {},
    );
    const error: unknown = await command.catch((reason: unknown) => reason);
    const isMendable = [CliError, ConfigError, ExportError].some((kind) => error instanceof kind);
    expect([isMendable, (error as Error).message]).toEqual([true, expect.stringMatching(message)]);
    expect((error as Error).message).not.toContain('\n');
  });

  it('by the real command, too', async () => {
    const { code, err } = await start('--server', (await server()).base, '--out', join(fresh(), 'report')).ended;
    expect([code, err]).toEqual([2, expect.stringMatching(/^the server does not let LiverMet export.*\n$/)]);
  });
});
