import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { CliError } from './cliError.ts';
import { exportEvent } from './commandEvent.ts';
import { type Config, type Environment, loadConfig, type Site } from './config.ts';
import { standingOf } from './present/decisions/standing.ts';
import { openStore } from './store/openStore.ts';
import type { PatientDecision } from './store/store.ts';
import { existingStore } from './storeAccess.ts';

const USAGE =
  'decisions --from 2026-01-01 --to 2026-12-31 [--site id], with SITES_FILE and DATABASE_FILE or DATABASE_URL of the app';

/**
 * `decisions`: what clinicians have decided at a site in whole days from `--from` to `--to`, on the clock of the site, for the audit.
 * Each with person, time, reason, the verdicts and editions it was made on, and what later decisions, also those after `--to`, have
 * left of it. Reads the store of the app.
 *
 * @throws CliError or ConfigError for anything the caller can mend
 */
export async function decisionsCommand(args: readonly string[], environment: Environment): Promise<unknown> {
  const options = parseOptions(args);
  const config = loadConfig(environment, (path) => readFileSync(path, 'utf8'));
  const site = siteOf(config, options.site);
  const from = dayOf('from', options.from, site).startOf('day');
  const end = dayOf('to', options.to, site).startOf('day').plus({ days: 1 });
  if (end <= from) throw new CliError('--to lies before --from');
  const store = await openStore(existingStore(config));
  try {
    await store.record(exportEvent(site.id, 'decisions'));
    const found = await store.decisionsOfSite(site.id, from.toUTC().toISO() ?? '', END_OF_TIME);
    const decisions = found
      .map((one, index) => ({ ...entryOf(one), ...whatIsLeft(one, found.slice(index + 1)) }))
      .filter(({ at }) => Date.parse(at) < end.toMillis());
    return { site: site.id, from: options.from, to: options.to, decisions };
  } finally {
    await store.close();
  }
}

const END_OF_TIME = '9999-12-31T00:00:00.000Z';

const entryOf = ({ patientId, decision }: PatientDecision) => ({
  patient: { reference: `Patient/${patientId}` },
  ...decision,
});

/** @param later of any patient, in the order in which they were made */
function whatIsLeft({ patientId, decision }: PatientDecision, later: readonly PatientDecision[]) {
  const ofPatient = later.filter((each) => each.patientId === patientId).map((each) => each.decision);
  const { supersededBy, exceptFor } = standingOf(decision, ofPatient);
  return {
    supersededBy: supersededBy && { form: supersededBy.form, at: supersededBy.at, by: supersededBy.by },
    exceptFor,
  };
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { from: text, to: text, site: text }, allowPositionals: false })
      .values;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${USAGE}`);
  }
}

function siteOf({ sites }: Config, id: string | undefined): Site {
  const site = id === undefined && sites.length === 1 ? sites[0] : sites.find((each) => each.id === id);
  if (site) return site;
  if (sites.length === 0) throw new CliError(`SITES_FILE is not set: the sandbox keeps no decisions. Usage: ${USAGE}`);
  throw new CliError(`choose a site with --site: ${sites.map((each) => each.id).join(', ')}`);
}

function dayOf(name: string, text: string | undefined, { policy }: Site): DateTime {
  const day = DateTime.fromISO(text ?? '', { zone: policy.timeZone });
  if (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && day.isValid) return day;
  throw new CliError(text === undefined ? `--${name} is missing. Usage: ${USAGE}` : `--${name}: "${text}" is no day`);
}
