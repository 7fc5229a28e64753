import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateFolder } from './generateFolder.ts';

/**
 * `npm run bench:audit`: makes synthetic exports from a seed, audits them, lets other programs do comparable work on the same
 * files in the same run, and prints the ratios and whether each reaches what is wanted; a miss does not make it fail. Needs
 * about 5 GB in the temporary folder at full size; what was made is removed at its end, and when it is interrupted.
 *
 * `--scale 0.1` takes a tenth of the patients; `--only dense` (or sparse, memory) one part. Every patient of the dense folder is of
 * the population; `--treated 0.25` is the share of them with a treatment in the year.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
    treated: { type: 'string', default: '0.25' },
  },
});
const scale = Number(values.scale);
const work = mkdtempSync(join(tmpdir(), 'livermet-bench-'));

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    // It would go on and write its report.
    running?.kill('SIGKILL');
    rmSync(work, { recursive: true, force: true });
    process.exit(1);
  });

const say = (text: string) => process.stdout.write(`${text}\n`);
const isWanted = (part: string) => values.only === undefined || values.only === part;
const patients = (full: number) => Math.max(200, Math.round(full * scale));

interface Audited {
  readonly seconds: number;
  /** Of the processors, all threads together; 0 where the system does not say. */
  readonly busy: number;
  /** Megabytes. */
  readonly resident: number;
  readonly cases: number;
}

/** The command as anybody runs it, from its start to its end, with the most memory it held. */
async function audit(folder: string): Promise<Audited> {
  const out = join(work, 'report');
  rmSync(out, { recursive: true, force: true });
  const args = [
    join(root, 'server/cli.js'),
    'audit',
    '--from',
    '2025-01-01',
    '--to',
    '2025-12-31',
    '--out',
    out,
    folder,
  ];
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  let [resident, busy] = [0, 0];
  const watch = setInterval(() => {
    resident = Math.max(resident, residentOf(child.pid));
    busy = Math.max(busy, busyOf(child.pid));
  }, 25);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`audit ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, busy, resident, cases: JSON.parse(text).funnel.cases };
}

/** Linux says how much a process ever held; elsewhere 0. */
function residentOf(pid = 0): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Linux says how long a process kept processors busy, in hundredths of a second; elsewhere 0. */
function busyOf(pid = 0): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = after.split(' ').slice(11, 13);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return 0;
  }
}

const peer = (name: string, ...args: readonly string[]) =>
  JSON.parse(
    execFileSync(process.execPath, [join(here, 'peers', `${name}.ts`), ...args], { encoding: 'utf8', maxBuffer: 1e8 }),
  );

function made(name: string, count: number, inPopulation: number, treated: number, resources = 100): string {
  const folder = join(work, name);
  const start = performance.now();
  const bytes = generateFolder(folder, { seed: 2026, patients: count, inPopulation, treated, resources });
  say(
    `${name}: ${count} patients, ${gigabytes(bytes)} GB, made in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return folder;
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2);
const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const judged = (isReached: boolean): string => (isReached ? 'reached' : 'MISSED');
const line = (what: string, ratio: number, bar: number) =>
  say(`  ${what}: ${ratio.toFixed(2)} times, at least ${bar} wanted: ${judged(ratio >= bar)}`);
/** Ratios hold for a machine that has nothing else to do. */
const load = (): string => `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`;

/** Every patient is of the population; a share of them, then all, were treated in the year. */
async function dense(): Promise<void> {
  const count = patients(20_000);
  for (const treated of [Number(values.treated), 1]) {
    const folder = made(`dense-${treated}`, count, 1, treated);
    const before = peer('fqm', folder, '200');
    const { seconds, busy, resident, cases } = await audit(folder);
    const after = peer('fqm', folder, '200');
    const fqm = (before.perSecond + after.perSecond) / 2;
    const fqmBusy = (before.busyPerPatient + after.busyPerPatient) / 2;
    const rate = count / seconds;
    say(
      `  audit: ${rate.toFixed(0)} patients/s (${cases} cases), ${rateOf(folder, seconds)}, ${resident.toFixed(0)} MB`,
    );
    say(`  fqm-execution 1.8.6: ${fqm.toFixed(1)} patients/s (${after.counts.join(', ')}); ${load()}`);
    line(`dense, ${treated * 100}% treated in the year, against fqm-execution`, rate / fqm, 500);
    // Fqm-execution keeps one core busy, the audit all of them: what others do on the machine takes less from one of the two.
    say(
      `  by processor time, ${busy.toFixed(1)} s in all: ${((fqmBusy * count) / busy).toFixed(0)} times less a patient, so at most ${((fqmBusy * count * availableParallelism()) / busy).toFixed(0)} times as fast`,
    );
    rmSync(folder, { recursive: true });
  }
}

const rateOf = (folder: string, seconds: number): string =>
  `${seconds.toFixed(1)} s, ${(sizeOf(folder) / 1e9 / seconds).toFixed(2)} GB/s`;

async function sparse(): Promise<void> {
  const folder = made('sparse', patients(60_000), 0.01, 0.5);
  const { seconds, resident, cases } = await audit(folder);
  const [duck, plain] = [peer('duckdb', folder), peer('readline', folder)];
  say(`  audit: ${rateOf(folder, seconds)} (${cases} cases), ${resident.toFixed(0)} MB`);
  say(`  DuckDB semi-join count: ${rateOf(folder, duck.seconds)}`);
  say(`  readline and JSON.parse: ${rateOf(folder, plain.seconds)}; ${load()}`);
  line('sparse, against DuckDB', duck.seconds / seconds, 1.5);
  line('sparse, against readline and JSON.parse', plain.seconds / seconds, 5);
  rmSync(folder, { recursive: true });
}

/** Patients of a bulk export of about 24 kB each; four times as many take no more memory. */
async function memory(): Promise<void> {
  const most: number[] = [];
  for (const full of [50_000, 200_000]) {
    const folder = made(`memory-${full}`, patients(full), 0.01, 0.5, 30);
    const { resident, seconds, busy, cases } = await audit(folder);
    most.push(resident);
    say(
      `  resident at most ${resident.toFixed(0)} MB (${cases} cases), ${rateOf(folder, seconds)}, ${busy.toFixed(1)} s of processor time; ${load()}`,
    );
    rmSync(folder, { recursive: true });
  }
  const [few = 0, many = 0] = most;
  const ratio = many / few;
  say(
    `  memory, ${few.toFixed(0)} and ${many.toFixed(0)} MB, at most 400 wanted: ${judged(Math.max(few, many) <= 400)}`,
  );
  say(
    `  memory, ${ratio.toFixed(2)} times that of a quarter of the patients, at most 1.1 wanted: ${judged(ratio <= 1.1)}`,
  );
}

try {
  if (!existsSync(join(here, 'node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
  if (isWanted('dense')) await dense();
  if (isWanted('sparse')) await sparse();
  if (isWanted('memory')) await memory();
} finally {
  rmSync(work, { recursive: true, force: true });
}
