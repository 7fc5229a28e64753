import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateFolder } from './generateFolder.ts';

/**
 * `npm run bench:audit`: makes synthetic exports from a seed, audits them, lets other programs do comparable work on the same
 * files in the same run, and prints the ratios. Needs about 12 GB in the temporary folder at full size.
 *
 * `--scale 0.1` takes a tenth of the patients; `--only dense` (or sparse, memory) one part.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' }, only: { type: 'string' } } });
const scale = Number(values.scale);
const work = mkdtempSync(join(tmpdir(), 'livermet-bench-'));

const say = (text: string) => process.stdout.write(`${text}\n`);
const isWanted = (part: string) => values.only === undefined || values.only === part;
const patients = (full: number) => Math.max(200, Math.round(full * scale));

interface Audited {
  readonly seconds: number;
  /** Megabytes. */
  readonly resident: number;
  readonly cases: number;
}

/** The command as anybody runs it, from its start to its end, with the most memory it held. */
async function audit(folder: string): Promise<Audited> {
  const out = join(work, 'report');
  rmSync(out, { recursive: true, force: true });
  const args = [
    join(root, 'server/cli.ts'),
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
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  let resident = 0;
  const watch = setInterval(() => {
    resident = Math.max(resident, residentOf(child.pid));
  }, 25);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`audit ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, resident, cases: JSON.parse(text).funnel.cases };
}

/** Linux says how much a process ever held; elsewhere 0. */
function residentOf(pid = 0): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const peer = (name: string, ...args: readonly string[]) =>
  JSON.parse(
    execFileSync(process.execPath, [join(here, 'peers', `${name}.ts`), ...args], { encoding: 'utf8', maxBuffer: 1e8 }),
  );

function made(name: string, count: number, inPopulation: number, treated: number): string {
  const folder = join(work, name);
  const start = performance.now();
  const bytes = generateFolder(folder, { seed: 2026, patients: count, inPopulation, treated, resources: 100 });
  say(
    `${name}: ${count} patients, ${gigabytes(bytes)} GB, made in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return folder;
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2);
const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const line = (what: string, ratio: number, bar: number) =>
  say(`  ${what}: ${ratio.toFixed(2)} times (at least ${bar} wanted)${ratio >= bar ? '' : ' - missed'}`);

/** Every patient is of the population; a quarter, then all of them, were treated in the year. */
async function dense(): Promise<void> {
  const count = patients(20_000);
  for (const treated of [0.25, 1]) {
    const folder = made(`dense-${treated}`, count, 1, treated);
    const { seconds, resident, cases } = await audit(folder);
    const fqm = peer('fqm', folder, '200');
    say(
      `  audit: ${(count / seconds).toFixed(0)} patients/s, ${cases} cases, ${seconds.toFixed(1)} s, ${resident.toFixed(0)} MB`,
    );
    say(`  fqm-execution 1.8.6: ${fqm.perSecond.toFixed(1)} patients/s (${fqm.counts.join(', ')})`);
    line(`dense, ${treated * 100}% treated in the year, against fqm-execution`, count / seconds / fqm.perSecond, 500);
    rmSync(folder, { recursive: true });
  }
}

async function sparse(): Promise<void> {
  const folder = made('sparse', patients(60_000), 0.01, 0.5);
  const { seconds, resident, cases } = await audit(folder);
  const [duck, plain] = [peer('duckdb', folder), peer('readline', folder)];
  const rate = (each: number) => `${(sizeOf(folder) / 1e9 / each).toFixed(2)} GB/s`;
  say(`  audit: ${rate(seconds)}, ${seconds.toFixed(1)} s, ${cases} cases, ${resident.toFixed(0)} MB`);
  say(`  DuckDB semi-join count: ${rate(duck.seconds)}; readline and JSON.parse: ${rate(plain.seconds)}`);
  line('sparse, against DuckDB', duck.seconds / seconds, 1.5);
  line('sparse, against readline and JSON.parse', plain.seconds / seconds, 5);
  rmSync(folder, { recursive: true });
}

async function memory(): Promise<void> {
  for (const full of [50_000, 200_000]) {
    const folder = made(`memory-${full}`, patients(full), 0.01, 0.5);
    const { resident, seconds } = await audit(folder);
    say(`  resident at most ${resident.toFixed(0)} MB (at most 400 wanted), ${seconds.toFixed(1)} s`);
    rmSync(folder, { recursive: true });
  }
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
