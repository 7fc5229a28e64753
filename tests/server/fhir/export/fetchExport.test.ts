import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ExportError, ExportInterrupted } from '../../../../server/fhir/export/exportError.ts';
import { fetchExport } from '../../../../server/fhir/export/fetchExport.ts';
import { type BulkStub, type Fault, FILES, json, outcome, startBulkStub } from './support/bulkServer.ts';
import { contextOf, exportOf, freshFolder, QUICK } from './support/exportOf.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of running.splice(0)) await close();
});

async function server(options: Parameters<typeof startBulkStub>[0] = {}): Promise<BulkStub> {
  const { stub, close } = await startBulkStub(options);
  running.push(close);
  return stub;
}

const shown = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted();
const contentOf = (folder: string) =>
  Object.fromEntries(shown(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const whole = {
  'Condition-00002.ndjson': FILES['Condition-1'],
  'Condition-00003.ndjson': FILES['Condition-2'],
  'Patient-00001.ndjson': FILES['Patient-1'],
};

describe('an export is brought into a folder', () => {
  it.each(['ES384', 'RS384'] as const)('by a client that proves who it is with %s', async (algorithm) => {
    const stub = await server({ algorithm, polls: 2 });
    const { folder, gaps, exported, progress } = await exportOf(stub);
    expect(contentOf(folder)).toEqual(whole);
    expect(gaps).toEqual([]);
    expect(exported).toEqual({ transactionTime: '2026-03-01T00:00:00Z', deleted: 0 });
    expect(progress).toEqual(expect.arrayContaining(['0% done', '10% done', '0/3', '3/3']));
    expect(stub.wrong).toEqual([]);
    expect([stub.exports, stub.living]).toEqual([1, 0]);
  });

  it('of the types that the audit reads, and what else the server gives is not fetched', async () => {
    const stub = await server();
    await exportOf(stub);
    const kickOff = stub.asked.find(({ path }) => path.includes('$export'))?.path;
    expect(kickOff).toBe(
      '/fhir/Patient/$export?_type=Patient,Condition,Procedure,Observation,BodyStructure,MedicationRequest,MedicationAdministration,Medication',
    );
    expect(stub.times('GET', 'Encounter')).toBe(0);
  });

  it.each([
    [{ group: 'sarcoma' }, '/fhir/Group/sarcoma/$export'],
    [{ group: 'a/../b' }, '/fhir/Group/a%2F..%2Fb/$export'],
    ['patients', '/fhir/Patient/$export'],
    ['system', '/fhir/$export'],
  ] as const)('of %j', async (scope, path) => {
    const stub = await server();
    await exportOf(stub, { scope });
    expect(stub.asked.some((asked) => asked.path.startsWith(`${path}?`))).toBe(true);
  });

  it('readable by its owner alone', async () => {
    const { folder } = await exportOf(await server());
    expect(statSync(folder).mode & 0o077).toBe(0);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('at most two files at a time', async () => {
    let [now, most] = [0, 0];
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Patient-${i}`, FILES['Patient-1'] ?? '']));
    const stub = await server({ files });
    const answer = stub.answer.bind(stub);
    stub.answer = async (request) => {
      const isFile = request.url?.startsWith('/files/') === true;
      now += isFile ? 1 : 0;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, isFile ? 20 : 0));
      now -= isFile ? 1 : 0;
      return answer(request);
    };
    expect(shown((await exportOf(stub)).folder)).toHaveLength(9);
    expect(most).toBe(2);
  });

  it.each<[string, { gzip?: true; isOpen?: true }]>([
    ['sent compressed', { gzip: true }],
    ['from an open server, without any token', { isOpen: true }],
  ])('%s', async (_, options) => {
    const stub = await server(options);
    expect(contentOf((await exportOf(stub)).folder)).toEqual(whole);
    if (options.isOpen) expect(stub.asked.filter(({ headers }) => headers.authorization)).toEqual([]);
  });

  it('compressed as it lies at the server, with no word about it', async () => {
    const body = gzipSync(FILES['Patient-1'] ?? '');
    const stub = await server({ fault: ({ path }) => (path.includes('Patient-1') ? { body } : undefined) });
    expect(contentOf((await exportOf(stub)).folder)).toEqual(whole);
  });

  it('without a token where the manifest says that none is needed', async () => {
    const manifest = (origin: string) => ({
      requiresAccessToken: false,
      output: [{ type: 'Patient', url: `${origin}/open/Patient-1` }],
    });
    const stub = await server({ manifest });
    expect(shown((await exportOf(stub)).folder)).toEqual(['Patient-00001.ndjson']);
    expect(stub.wrong).toEqual([]);
  });

  it('over all pages of its manifest', async () => {
    const output = (origin: string, name: string) => [{ type: name.split('-')[0], url: `${origin}/files/${name}` }];
    const stub = await server({
      manifest: (origin) => ({
        output: output(origin, 'Patient-1'),
        link: [{ relation: 'next', url: `${origin}/fhir/page2` }],
      }),
      fault: ({ path }) =>
        path === '/fhir/page2' ? json({ ...stub.manifest(), output: output(stub.origin, 'Condition-1') }) : undefined,
    });
    expect(shown((await exportOf(stub)).folder)).toEqual(['Condition-00002.ndjson', 'Patient-00001.ndjson']);
  });
});

const once = (part: string, reply: (stub: BulkStub) => object): [(stub: BulkStub) => Fault] => [
  (stub) => (asked, time) =>
    asked.path.includes(part) && asked.method === 'GET' && time === 1 ? reply(stub) : undefined,
];
const inASecond = () => new Date(Date.now() + 1_000).toUTCString();

describe('what passes is waited for', () => {
  it.each<[string, [(stub: BulkStub) => Fault]]>([
    ['429 at the beginning, for a second', once('$export', () => ({ status: 429, headers: { 'retry-after': '1' } }))],
    [
      '429 at the beginning, until a date',
      once('$export', () => ({ status: 429, headers: { 'retry-after': inASecond() } })),
    ],
    ['429 at the beginning, with no word of when', once('$export', () => ({ status: 429 }))],
    ['503 at the status', once('/status/', () => ({ status: 503 }))],
    ['a 500 at the status that says it passes', once('/status/', () => outcome(500, 'transient'))],
    ['202 with a date', once('/status/', () => ({ status: 202, headers: { 'retry-after': inASecond() } }))],
    ['429 at a file', once('/files/', () => ({ status: 429 }))],
    ['500 at a file', once('/files/', () => ({ status: 500 }))],
    ['a file that breaks off', once('Condition-1', () => ({ body: FILES['Condition-1'], cutAfter: 20 }))],
    [
      'a file that breaks off, and nobody said how long it is',
      once('Condition-1', () => ({ body: FILES['Condition-1']?.slice(0, 30) })),
    ],
    [
      'a file with another digest',
      once('Condition-1', () => ({
        body: 'x\n',
        headers: { digest: `SHA-256=${createHash('sha256').digest('base64')}` },
      })),
    ],
    [
      'a file with another MD5',
      once('Condition-1', () => ({ body: 'x\n', headers: { 'content-md5': createHash('md5').digest('base64') } })),
    ],
    [
      'a page for people instead of a file',
      once('Condition-1', () => ({ body: '<html>sign in', headers: { 'content-type': 'text/html' } })),
    ],
    [
      'a page for people that is called NDJSON',
      once('Condition-1', () => ({ body: '\n <html>sign in', headers: { 'content-type': 'application/fhir+ndjson' } })),
    ],
    ['a manifest that breaks off', once('/status/', () => ({ body: '{"transactionTime":', cutAfter: 5 }))],
    [
      'a token that ends at the beginning',
      once('$export', (stub) => {
        stub.endTokens();
        return outcome(401, 'expired');
      }),
    ],
    [
      'a token that ends at the status',
      once('/status/', (stub) => {
        stub.endTokens();
        return outcome(401, 'expired');
      }),
    ],
    [
      'a token that ends at a file',
      once('/files/', (stub) => {
        stub.endTokens();
        return outcome(401, 'expired');
      }),
    ],
    ['an address of a file that has ended', once('Condition-1', () => outcome(404, 'not-found'))],
  ])('%s', async (_, [faultOf]) => {
    const stub = await server();
    stub.options = { ...stub.options, fault: faultOf(stub) };
    const { folder, gaps } = await exportOf(stub);
    expect(contentOf(folder)).toEqual(whole);
    expect(gaps).toEqual([]);
    expect([stub.exports, stub.living, stub.wrong]).toEqual([1, 0, []]);
  });

  it('no more often than the server asks for', async () => {
    let first = 0;
    const stub = await server({
      fault: ({ path }, time) => {
        if (!path.includes('/status/')) return undefined;
        if (time === 1) {
          first = Date.now();
          return { status: 202, headers: { 'retry-after': '1' } };
        }
        expect(Date.now() - first).toBeGreaterThanOrEqual(990);
        return undefined;
      },
    });
    await exportOf(stub);
    expect(first).toBeGreaterThan(0);
  });

  it('with a token that is renewed before it ends, each time by a new assertion', async () => {
    const stub = await server({ tokenSeconds: 1, polls: 12 });
    await exportOf(stub, { limits: { ...QUICK, firstWait: 200, longestWait: 200 } });
    expect(stub.times('POST', '/token')).toBeGreaterThan(2);
    expect(stub.wrong).toEqual([]);
  });

  it('from a server of SMART v1, which knows the scope by its old name', async () => {
    const stub = await server({
      fault: ({ path }, time) => (path === '/token' && time === 1 ? json({ error: 'invalid_scope' }, 400) : undefined),
    });
    expect(shown((await exportOf(stub)).folder)).toHaveLength(3);
  });
});

describe('an export that the server has lost is begun anew, and that is said', () => {
  it.each([
    [
      'the export',
      '/status/',
      /^the server no longer has the export \(status 404: not-found\); a new export is begun$/,
    ],
    [
      'a file',
      'Condition-2',
      /^file 3 \(Condition\) is no longer there \(status 404: not-found\); a new export is begun$/,
    ],
  ])('%s', async (_, part, note) => {
    let lost = part === '/status/' ? 1 : 2;
    const stub = await server({
      fault: ({ method, path }) => {
        if (method !== 'GET' || !path.includes(part) || lost === 0) return undefined;
        lost -= 1;
        return outcome(404, 'not-found');
      },
    });
    const { folder, notes } = await exportOf(stub);
    expect(contentOf(folder)).toEqual(whole);
    expect(notes.at(-1)).toMatch(note);
    expect(stub.exports).toBe(2);
  });

  it('with a transaction time of its own: nothing of the other one stays', async () => {
    const stub = await server({ fault: ({ path }) => (path.includes('Condition-2') ? { status: 503 } : undefined) });
    const context = contextOf(stub);
    await expect(fetchExport(context)).rejects.toBeInstanceOf(ExportInterrupted);
    expect(shown(context.folder)).toContain('Patient-00001.ndjson');
    const files = { 'Observation-1': '{"resourceType":"Observation","id":"o"}\n' };
    stub.options = { files, manifest: () => ({ transactionTime: '2026-03-02T00:00:00Z' }) };
    await fetchExport(context);
    expect(shown(context.folder)).toEqual(['Observation-00001.ndjson']);
  });
});

describe('what does not pass ends the export in one line, and the server is told', () => {
  it.each<[string, Fault, RegExp]>([
    [
      'no export here',
      ({ path }) => (path.includes('$export') ? outcome(404, 'not-supported') : undefined),
      /^the server does not begin an export \(status 404: not-supported\)$/,
    ],
    [
      'no right to export',
      ({ path }) => (path.includes('$export') ? outcome(403, 'forbidden') : undefined),
      /^the server does not let LiverMet export \(status 403: forbidden\); it needs system\/\*\.rs at http:\/\/127/,
    ],
    [
      'no address of the status',
      ({ path }) => (path.includes('$export') ? { status: 202 } : undefined),
      /no Content-Location/,
    ],
    [
      'a status on a foreign host',
      ({ path }) =>
        path.includes('$export')
          ? { status: 202, headers: { 'content-location': 'https://evil.example/s' } }
          : undefined,
      /^the status of the export lies on evil\.example, which is neither/,
    ],
    [
      'a failure at the server',
      ({ method, path }) => (method === 'GET' && path.includes('/status/') ? outcome(500, 'exception') : undefined),
      /^the export failed at the server \(status 500: exception\)$/,
    ],
    [
      'HTML instead of the manifest',
      ({ method, path }) => (method === 'GET' && path.includes('/status/') ? { body: '<html>' } : undefined),
      /something that is no manifest$/,
    ],
    [
      'a redirect of the status',
      ({ method, path }) =>
        method === 'GET' && path.includes('/status/')
          ? { status: 302, headers: { location: 'https://evil.example/' } }
          : undefined,
      /status 302, a redirect, which is not followed/,
    ],
    [
      'a redirect of a file',
      ({ path }) =>
        path.includes('/files/') ? { status: 302, headers: { location: 'https://evil.example/' } } : undefined,
      /status 302, a redirect, which is not followed/,
    ],
    [
      'a file that is refused',
      ({ path }) => (path.includes('/files/') ? outcome(403, 'forbidden') : undefined),
      /^file \d \(\w+\) cannot be fetched \(status 403: forbidden\)$/,
    ],
    [
      'a file that is never there',
      ({ path }) => (path.includes('Condition-2') ? outcome(410, 'deleted') : undefined),
      /^file 3 \(Condition\) is no longer there \(status 410: deleted\)$/,
    ],
    [
      'a server that is never ready',
      ({ method, path }) => (method === 'GET' && path.includes('/status/') ? { status: 202 } : undefined),
      /^the export: not ready after 1 s; the export is given up$/,
    ],
    [
      'a server that is ever busy',
      ({ path }) => (path.includes('$export') ? { status: 429 } : undefined),
      /^the server cannot begin an export: not ready after 1 s/,
    ],
  ])('%s', async (_, fault, message) => {
    const stub = await server({ fault });
    const context = contextOf(stub, { limits: { ...QUICK, deadline: 1_000 } });
    const error: unknown = await fetchExport(context).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ExportError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toMatch(/Mockwell|TOKEN|eyJ|\/files\/|\/status\//);
    expect(stub.living).toBe(0);
    expect(shown(context.folder)).toEqual([]);
  });

  it.each([
    [
      'a file on a foreign host',
      { output: [{ type: 'Patient', url: 'https://evil.example/Patient' }] },
      /^file 1 \(Patient\) lies on evil\.example/,
    ],
    [
      'a file by an address without encryption',
      { output: [{ type: 'Patient', url: 'http://evil.example/Patient' }] },
      /^file 1 \(Patient\) has no address that can be trusted$/,
    ],
    [
      'a file of the disk',
      { output: [{ type: 'Patient', url: 'file:///etc/passwd' }] },
      /no address that can be trusted/,
    ],
    [
      'a page of the manifest on a foreign host',
      { link: [{ relation: 'next', url: 'https://evil.example/p' }] },
      /^a page of the manifest lies on evil/,
    ],
    ['an export of nothing', { output: [] }, /^the export is empty/],
    ['files of nothing', { output: [{ type: 'Encounter', url: 'x' }] }, /^the export is empty/],
  ])('%s', async (_, manifest, message) => {
    const stub = await server({ manifest: () => manifest });
    await expect(exportOf(stub)).rejects.toThrow(message);
    expect(stub.living).toBe(0);
  });

  it('a manifest whose pages go round in a ring', async () => {
    const stub = await server({
      manifest: (origin) => ({ link: [{ relation: 'next', url: `${origin}/status/1` }] }),
    });
    await expect(exportOf(stub)).rejects.toThrow('the pages of the manifest have no end');
  });

  it('a file on a host that the sites file lists is fetched, without the token it does not need', async () => {
    const files = await server({ isOpen: true });
    const stub = await server({
      manifest: () => ({
        requiresAccessToken: false,
        output: [{ type: 'Patient', url: `${files.origin}/open/Patient-1` }],
      }),
    });
    await expect(exportOf(stub)).rejects.toThrow(/lies on 127\.0\.0\.1:\d+/);
    const { server: own } = contextOf(stub);
    const { folder } = await exportOf(stub, { server: { ...own, hosts: [new URL(files.origin).host] } });
    expect(shown(folder)).toEqual(['Patient-00001.ndjson']);
    expect(files.wrong).toEqual([]);
  });

  it('somebody stops it', async () => {
    const stop = new AbortController();
    const stub = await server({
      fault: ({ path }) => {
        if (path.includes('/files/')) stop.abort();
        return undefined;
      },
    });
    const context = contextOf(stub, { signal: stop.signal });
    await expect(fetchExport(context)).rejects.toThrow(/^stopped/);
    expect(stub.living).toBe(0);
    expect(shown(context.folder)).toEqual([]);
  });

  it('an unknown key: the reason is named, and no more', async () => {
    const stub = await server();
    Object.assign(stub, { privateJwk: (await server()).privateJwk });
    await expect(exportOf(stub)).rejects.toThrow(
      /^the token endpoint on 127\.0\.0\.1:\d+ gives LiverMet no token \(invalid_client\)$/,
    );
  });
});

describe('what is missing is named', () => {
  it('types that the server refuses to export', async () => {
    const stub = await server({
      fault: ({ path }) => (path.includes('BodyStructure') ? outcome(400, 'not-supported') : undefined),
    });
    const { gaps } = await exportOf(stub);
    expect(gaps).toEqual([
      { file: 'export', line: null, because: 'the server does not export BodyStructure', types: ['BodyStructure'] },
      { file: 'export', line: null, because: 'the server does not export Medication', types: ['Medication'] },
    ]);
  });

  describe('a type without a file', () => {
    const issue = (severity: string, code: string, diagnostics: string) =>
      JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] });
    const files = { 'Patient-1': '{"resourceType":"Patient","id":"p1"}\n' };
    const notSent = (type: string) => ({
      file: 'export',
      line: null,
      because: `the server sent no file of ${type}, and says that it left something out`,
      types: [type],
    });
    const silent = [
      ...['Condition', 'Procedure', 'Observation', 'BodyStructure', 'MedicationRequest', 'MedicationAdministration'],
      'Medication',
    ].map(notSent);

    it.each<[string, string | undefined, readonly object[]]>([
      ['has no resources, where the server says nothing', undefined, []],
      ['nor where it tells of something else', issue('information', 'informational', 'Condition: none'), []],
      [
        'is missing, where it is passed over by name',
        issue('information', 'not-supported', '_type=BodyStructure is ignored'),
        [notSent('BodyStructure')],
      ],
      ['and every one is, where it does not say which', issue('information', 'not-supported', '_type'), silent],
    ])('%s', async (_, said, missing) => {
      const stub = await server({ files, ...(said === undefined ? {} : { errors: { err: `${said}\n` } }) });
      expect((await exportOf(stub)).gaps).toEqual(missing);
    });

    it.each([
      [
        'is missing, where the server warns as it begins',
        issue('warning', 'value', 'BodyStructure'),
        ['BodyStructure'],
      ],
      ['is not, where it only says that it begins', issue('information', 'informational', 'BodyStructure'), []],
    ])('%s', async (_, accepted, missing) => {
      const stub = await server({ files, accepted });
      expect((await exportOf(stub)).gaps).toEqual(missing.map(notSent));
    });

    it('that was warned of, and came all the same, is whole', async () => {
      const accepted = issue('warning', 'value', 'Patient');
      expect((await exportOf(await server({ files, accepted }))).gaps).toEqual([]);
    });
  });

  it('errors of the server, by code and never by their texts; what only informs is none', async () => {
    const issue = (severity: string, code: string) => ({
      severity,
      code,
      diagnostics: 'Leontine Mockwell, 1963-05-21',
    });
    const text = [
      JSON.stringify({
        resourceType: 'OperationOutcome',
        issue: [issue('error', 'processing'), issue('error', 'timeout')],
      }),
      JSON.stringify({ resourceType: 'OperationOutcome', issue: [issue('information', 'informational')] }),
      'garbage of Mockwell',
    ].join('\n');
    const stub = await server({ errors: { err: `${text}\n` } });
    const { gaps, folder } = await exportOf(stub);
    expect(gaps).toEqual([
      {
        file: 'error-00001.ndjson',
        line: 1,
        because: 'the server could not export something (processing, timeout)',
        types: [],
      },
      {
        file: 'error-00001.ndjson',
        line: 3,
        because: 'the server could not export something, and does not say what',
        types: [],
      },
    ]);
    expect(shown(folder)).toHaveLength(3);
  });

  it('resources that were announced and did not come', async () => {
    const stub = await server({
      manifest: (origin) => ({ output: [{ type: 'Patient', count: 5, url: `${origin}/files/Patient-1` }] }),
    });
    expect((await exportOf(stub)).gaps).toEqual([
      {
        file: 'Patient-00001.ndjson',
        line: null,
        because: 'the server announced 5 resources in file 1 (Patient) and sent 2',
        types: ['Patient'],
      },
    ]);
  });

  it('what the server has deleted is taken out, and counted', async () => {
    const gone = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { request: { method: 'DELETE', url: 'Patient/p1' } },
        { request: { method: 'DELETE', url: 'Condition/c9' } },
      ],
    };
    const stub = await server({ deleted: { del: `${JSON.stringify(gone)}\n` } });
    const { folder, exported } = await exportOf(stub);
    expect(exported.deleted).toBe(2);
    expect(contentOf(folder)['Patient-00001.ndjson']).toBe('{"resourceType":"Patient","id":"p2"}\n');
    expect(contentOf(folder)['Condition-00002.ndjson']).toBe(FILES['Condition-1']);
  });
});

describe('the folder', () => {
  it('that holds something else is left alone', async () => {
    const stub = await server();
    const folder = (await exportOf(stub)).folder;
    await expect(exportOf(stub, { folder, scope: 'system' })).rejects.toThrow(/holds another export/);
    const other = freshFolder();
    mkdirSync(other);
    writeFileSync(join(other, 'thesis.txt'), 'mine');
    await expect(exportOf(stub, { folder: other })).rejects.toThrow(/holds no export/);
    expect(stub.exports).toBe(1);
  });

  it('holds an export until a report was made of it; then another one is begun', async () => {
    const stub = await server();
    const { folder, used } = await exportOf(stub);
    const again = await exportOf(stub, { folder });
    expect([stub.exports, stub.times('GET', '/files/')]).toEqual([1, 3]);
    expect(again.exported.transactionTime).toBe('2026-03-01T00:00:00Z');
    used();
    await exportOf(stub, { folder });
    expect([stub.exports, stub.times('GET', '/files/')]).toEqual([2, 6]);
  });
});
