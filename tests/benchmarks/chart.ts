import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Seen, Told } from './chart/ehr.ts';
import type { Task, Timed } from './chart/load.ts';

/**
 * `npm run bench:chart`: the app, an EHR and the browsers, each a process of its own, on this machine. Prints what was
 * measured in this one run; whatever else the machine does is in it, so the load is printed, too, and the processor time of
 * the app alone.
 *
 * `--only latency` (or pages, memory) one part; `--launches 2000` instead of 10,000 for the memory; `--profile DIR` keeps a
 * CPU profile of the app.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    launches: { type: 'string', default: '10000' },
    profile: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'livermet-bench-'));
const children: ChildProcess[] = [];
/** Rejects when a process ends, which only the benchmark itself may bring about. */
const ended = new Map<ChildProcess, Promise<never>>();

const say = (text: string) => process.stdout.write(`${text}\n`);
const isWanted = (part: string) => values.only === undefined || values.only === part;
const bar = (isKept: boolean) => (isKept ? '' : ' - missed');
const ms = (value: number) => `${value.toFixed(1)} ms`;

/** The value below which so many of a hundred lie. */
function percentile(all: readonly number[], percent: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Sends a message to a process and waits for the next one that comes back. */
async function tell<T>(child: ChildProcess, message: Told | Task | 'seen'): Promise<T> {
  const answer = once(child, 'message');
  child.send(message);
  return (await Promise.race([answer, ended.get(child) ?? answer]))[0] as T;
}

async function part(name: string): Promise<{ child: ChildProcess; said: string }> {
  const child = fork(fileURLToPath(new URL(`chart/${name}.ts`, import.meta.url)), { execArgv: [] });
  children.push(child);
  const end = once(child, 'exit').then(() => {
    throw new Error('a process of the benchmark ended');
  });
  // The one that waits for it hears of it; at the end nobody does.
  end.catch(() => {});
  ended.set(child, end);
  const [said] = await once(child, 'message');
  return { child, said };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The app as it runs in production, with its store in a file. */
async function startApp(iss: string) {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const site = { id: 'bench', name: 'Bench EHR', iss, clientId: 'livermet', authentication: { kind: 'public' } };
  const sitesFile = join(work, 'sites.json');
  writeFileSync(sitesFile, JSON.stringify({ sites: [site] }));
  const profile = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const child = spawn(process.execPath, [...profile, join(root, 'server/index.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SITES_FILE: sitesFile,
      BASE_URL: `http://localhost:${port}`,
      DATABASE_FILE: join(work, 'store.sqlite'),
      LIVERMET_KEY: randomBytes(32).toString('base64'),
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      REQUESTS_PER_MINUTE: '0',
    },
  });
  children.push(child);
  const address = `http://127.0.0.1:${port}`;
  while ((await fetch(`${address}/readyz`).catch(() => undefined))?.status !== 200) await sleep(50);
  return { child, address, metrics: `http://127.0.0.1:${metricsPort}/metrics` };
}
type App = Awaited<ReturnType<typeof startApp>>;

/** Seconds of processor time that the app has used. */
async function processorSeconds({ metrics }: App): Promise<number> {
  const text = await (await fetch(metrics)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

/** Milliseconds of processor time that a process has used; of Linux, in steps of 10. */
function processorMsOf({ pid }: ChildProcess): number {
  const [user = 0, system = 0] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * 10;
}

/** Megabytes that the app holds now. */
const residentOf = ({ child }: App): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;

const ehr = await part('ehr');
const load = await part('load');
const app = await startApp(`${ehr.said}/fhir`);
const about = { app: app.address, iss: `${ehr.said}/fhir` } as const;
const run = (task: Task) => tell<Timed>(load.child, task);

/** Two hundred launches that are not counted: the code is compiled, the connections stand. */
async function warmUp(): Promise<void> {
  await tell(ehr.child, { delayMs: 0 });
  await run({ kind: 'launches', ...about, count: 200, first: 1_000_000, atOnce: 4 });
}

async function latency(): Promise<void> {
  await tell(ehr.child, { delayMs: 100 });
  const before = await processorSeconds(app);
  const times = await run({ kind: 'launches', ...about, count: 600, first: 2_000_000, perSecond: 20 });
  const used = ((await processorSeconds(app)) - before) * 1000;
  const seen = await tell<Readonly<Record<string, Seen>>>(ehr.child, 'seen');
  const above = times.map(([patient, took]) => took - (seen[patient]?.slowestMs ?? Number.NaN));
  const late = Object.values(seen).filter((one) => one.late > 0).length;
  const requests = new Set(Object.values(seen).map((one) => one.requests));
  const p95 = percentile(above, 95);
  say(
    `20 launches a second, an EHR that takes 100 ms: ${times.length} launches, ${ms(used / times.length)} of processor time each`,
  );
  say(
    `  verdict page: p50 ${ms(
      percentile(
        times.map(([, took]) => took),
        50,
      ),
    )}, p95 ${ms(
      percentile(
        times.map(([, took]) => took),
        95,
      ),
    )}`,
  );
  say(
    `  above the slowest answer of that launch: p50 ${ms(percentile(above, 50))}, p95 ${ms(p95)} (at most 25 ms wanted)${bar(p95 <= 25)}`,
  );
  say(
    `  ${[...requests].join(' or ')} requests a chart; ${late} of ${times.length} charts had one that left after an answer (none waits for another; see readPatient.test.ts)`,
  );
}

/** The app of an EHR runs for weeks: it is measured once what it calls most has been compiled, which takes it some seconds. */
async function pages(): Promise<void> {
  await tell(ehr.child, { delayMs: 0 });
  await run({ kind: 'pages', ...about, launches: 50, atOnce: 16, seconds: 20 });
  const before = await processorSeconds(app);
  const others = () => [ehr.child, load.child].map(processorMsOf);
  const [ehrBefore = 0, loadBefore = 0] = others();
  const start = performance.now();
  const times = await run({ kind: 'pages', ...about, launches: 50, atOnce: 16, seconds: 30 });
  const [ehrAfter = 0, loadAfter = 0] = others();
  const perSecond = (times.length / (performance.now() - start)) * 1000;
  const used = (((await processorSeconds(app)) - before) * 1000) / times.length;
  say(`an EHR that answers at once: ${times.length} verdict pages in 30 s, after 20 s that are not counted`);
  say(`  ${perSecond.toFixed(0)} pages a second from one process (at least 150 wanted)${bar(perSecond >= 150)}`);
  say(
    `  ${ms(used)} of processor time a page; on the same processors, ${ms((ehrAfter - ehrBefore) / times.length)} of the EHR and ${ms((loadAfter - loadBefore) / times.length)} of the browsers`,
  );
}

async function memory(): Promise<void> {
  await tell(ehr.child, { delayMs: 0 });
  const steps = 10;
  const count = Math.round(Number(values.launches) / steps);
  const resident: number[] = [];
  for (let step = 0; step < steps; step++) {
    await run({ kind: 'launches', ...about, count, first: 3_000_000 + step * count, atOnce: 4 });
    await tell(ehr.child, { delayMs: 0 });
    resident.push(residentOf(app));
  }
  say(
    `resident memory after each ${count} of ${count * steps} launches: ${resident.map((each) => each.toFixed(0)).join(', ')} MB`,
  );
  const [early = 0, late = 0] = [resident.slice(1, 4), resident.slice(-3)].map((some) => percentile(some, 50));
  say(
    `  the last three steps beside the second to fourth: ${(late / early).toFixed(2)} times (at most 1.1 wanted)${bar(late / early <= 1.1)}`,
  );
}

try {
  say(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)} before the start`);
  await warmUp();
  if (isWanted('latency')) await latency();
  if (isWanted('pages')) await pages();
  if (isWanted('memory')) await memory();
  say(`load ${loadavg()[0]?.toFixed(1)} at the end`);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  rmSync(work, { recursive: true });
}
