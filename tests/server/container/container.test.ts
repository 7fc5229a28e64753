import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../launch/sandbox/sandbox.ts';
import { sourceFiles } from '../../house/source.ts';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, send } from '../postedForms.ts';
import { follow } from '../runningApp.ts';
import {
  assemble,
  canChangeAccount,
  contents,
  copied,
  finalStage,
  type Image,
  ignored,
  leftBehind,
  type Run,
  run,
} from './image.ts';

describe('the image', () => {
  it('starts from nothing and takes over a system from which the package managers are gone', () => {
    expect(finalStage[0]).toBe('FROM scratch');
    expect(finalStage.filter((line) => line.startsWith('RUN'))).toEqual([]);
  });

  it('runs as a user without rights, says whether it is well, and starts the app itself', () => {
    expect(finalStage.filter((line) => line.startsWith('USER'))).toEqual(['USER node']);
    expect(finalStage.some((line) => line.startsWith('HEALTHCHECK ') && line.includes('/healthz'))).toBe(true);
    expect(finalStage.at(-1)).toBe('CMD ["node", "server/index.ts"]');
    expect(finalStage).toContain('VOLUME /data');
  });

  it('holds no tests, no history, no secrets, and not the sandbox EHR, which signs anybody in', () => {
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', '.git', 'tests', '.env', 'launch/sandbox']));
    expect(copied.filter((path) => path === '.' || path.startsWith('tests'))).toEqual([]);
  });

  it('copies every file that the app imports, and nothing that it has no use for', () => {
    const files = new Map(sourceFiles().map((file) => [file.path, file]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      const file = files.get(path);
      if (!file || reached.has(path) || path.startsWith('launch/sandbox/')) return;
      reached.add(path);
      for (const request of file.imports) if (request.startsWith('.')) visit(posix.join(posix.dirname(path), request));
    };
    visit('server/index.ts');
    expect(reached.size).toBeGreaterThan(300);
    expect([...reached].filter((path) => !copied.some((from) => path.startsWith(`${from}/`)))).toEqual([]);
    expect([...copied].sort()).toEqual(['launch', 'package.json', 'profiles/valuesets', 'server', 'views']);
  });
});

describe('with a root that cannot be written to, as a user without rights', () => {
  let image: Image;
  let sandbox: Sandbox;
  let app: Run;
  let baseUrl: string;

  beforeAll(async () => {
    image = assemble();
    const port = await freePort();
    baseUrl = `http://localhost:${port}`;
    const clients = [{ kind: 'public', clientId: 'livermet' }] as const;
    const urls = { launchUrl: `${baseUrl}/launch`, redirectUri: `${baseUrl}/callback` };
    sandbox = await startSandbox({ port: 0, app: { ...urls, clients } });
    const site = { id: 'north', name: 'North', iss: sandbox.fhirBase, clientId: 'livermet' };
    const sites = { sites: [{ ...site, authentication: { kind: 'public' } }] };
    writeFileSync(join(image.data, 'sites.json'), JSON.stringify(sites), { mode: 0o644 });
    app = run(image, ['server/index.ts'], {
      PORT: `${port}`,
      BASE_URL: baseUrl,
      SITES_FILE: join(image.data, 'sites.json'),
      DATABASE_FILE: join(image.data, 'livermet.sqlite'),
      LIVERMET_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    await answering(`${baseUrl}/readyz`);
  }, 300_000);
  afterAll(async () => {
    await app?.stop();
    await sandbox?.close();
    image?.remove();
  });

  const answering = async (address: string): Promise<void> => {
    for (let attempt = 0; attempt < 1800; attempt += 1) {
      const status = await fetch(address).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no answer: ${app.output()}`);
  };

  it('a program there can write to the data and to nothing else of the image', async () => {
    const tried = async (place: string) => {
      const code = `try { require('fs').writeFileSync(${JSON.stringify(place)}, 'x'); console.log('written') } catch (error) { console.log(error.code) }; setInterval(() => {}, 1000)`;
      const program = run(image, ['-e', code], {});
      for (let wait = 0; wait < 200 && program.output() === ''; wait += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await program.stop();
      return program.output().trim();
    };
    expect(await tried(join(image.data, 'probe'))).toBe('written');
    for (const place of ['server/index.ts', 'views/new.ejs', 'node_modules/new.js', '../new'])
      expect([place, await tried(join(image.app, place))]).toEqual([place, 'EACCES']);
  });

  it('the app starts, serves a launch to its end, keeps an answer, and writes nowhere but to its data', async () => {
    const before = contents(image.app);
    const browser = new Browser();
    const page = await follow(browser, sandbox.launchUrl('everything-met'));
    expect([page.status, page.text.includes('Marigold Testwood')]).toEqual([200, true]);
    const [form] = formsOf(page.text, page.url, 'answers');
    expect((await send(browser, form!, { unresectable: 'yes' })).status).toBe(303);
    for (const path of ['course', 'literature', 'sheet', 'receipt.json'])
      expect([path, (await follow(browser, `${page.url}${path}`)).status]).toEqual([path, 200]);
    for (const path of ['/criteria', '/evidence', '/standalone', '/assets/livermet.css', '/healthz'])
      expect([path, (await fetch(`${baseUrl}${path}`)).status]).toEqual([path, 200]);
    expect(contents(image.app)).toEqual(before);
    const written = readdirSync(image.data).filter((name) => !['sites.json', 'probe'].includes(name));
    expect(written.filter((name) => !/^livermet\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
    expect(written).toContain('livermet.sqlite');
    const elsewhere = canChangeAccount ? leftBehind().filter((path) => !path.startsWith(image.data)) : [];
    expect(elsewhere).toEqual([]);
  });

  it('ends in order when it is told to', async () => {
    expect(await app.stop()).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
