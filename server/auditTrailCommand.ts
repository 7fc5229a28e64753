import { parseArgs } from 'node:util';
import { CliError } from './cliError.ts';
import { exportEvent } from './commandEvent.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import { existingStore } from './storeAccess.ts';
import { loadStoreSettings } from './storeSettings.ts';
import { auditEvent } from './trail/auditEvent.ts';
import { brokenLink, entryOf, type Head, START, type TrailRow } from './trail/chain.ts';

const USAGE =
  'audit-trail verify [--head number:hash] | audit-trail export --format auditevent --site id; with DATABASE_FILE or DATABASE_URL, and LIVERMET_KEY of the app';
const BATCH = 1000;

type Environment = Readonly<Record<string, string | undefined>>;
/** Takes one line of output. */
type Print = (line: string) => void;

/**
 * `audit-trail verify`: whether every entry of the trail stands as it was written; the result names the head, to be kept
 * elsewhere and given as `--head` next time, so that a trail that was cut short is found, too. `audit-trail export`: the
 * entries of a site as FHIR AuditEvents, one a line.
 *
 * @throws CliError or ConfigError for anything the caller can mend
 */
export async function auditTrailCommand(
  [task, ...args]: readonly string[],
  environment: Environment,
  print: Print,
): Promise<unknown> {
  const run = task === 'verify' ? verify : task === 'export' ? exportSite : undefined;
  if (!run) throw new CliError(`audit-trail: say verify or export. Usage: ${USAGE}`);
  const options = parseOptions(args);
  const store = await openStore(existingStore(loadStoreSettings(environment)));
  try {
    return await run(store, options, print);
  } finally {
    await store.close();
  }
}

interface Options {
  readonly head?: string | undefined;
  readonly format?: string | undefined;
  readonly site?: string | undefined;
}

/** Sets exit code 1 when the trail is not whole. */
async function verify(store: Store, { head: noted }: Options): Promise<unknown> {
  const expected = noted === undefined ? START : headOf(noted);
  let head: Head = START;
  let isHeadFound = expected.number === 0;
  for await (const row of rows(store)) {
    const problem = brokenLink(row, head);
    if (problem !== undefined) return broken(row.number, problem);
    head = { number: row.number, hash: row.hash };
    if (head.number === expected.number) {
      if (head.hash !== expected.hash) return broken(head.number, 'is not the one that was noted with --head');
      isHeadFound = true;
    }
  }
  if (!isHeadFound) return broken(head.number + 1, 'is missing: the trail is shorter than when --head was noted');
  return { whole: true, entries: head.number, head: `${head.number}:${head.hash}` };
}

function broken(number: number, problem: string) {
  process.exitCode = 1;
  return { whole: false, firstBroken: number, problem };
}

function headOf(text: string): Head {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined)
    throw new CliError('--head: must be number:hash, as verify prints it');
  return { number: Number(number), hash };
}

async function exportSite(store: Store, { format, site }: Options, print: Print): Promise<undefined> {
  if (format !== 'auditevent') throw new CliError(`--format: must be auditevent. Usage: ${USAGE}`);
  if (site === undefined) throw new CliError(`--site is missing. Usage: ${USAGE}`);
  await store.record(exportEvent(site, 'audit-trail'));
  for await (const row of rows(store)) if (row.siteId === site) print(JSON.stringify(auditEvent(entryOf(row))));
}

async function* rows(store: Store): AsyncGenerator<TrailRow> {
  let after: number | undefined;
  for (;;) {
    const batch = await store.trailRows(after, BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

function parseOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { head: text, format: text, site: text } }).values;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${USAGE}`);
  }
}
