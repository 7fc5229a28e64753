import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asOfInstant } from './asOfInstant.ts';
import { auditPeriod } from './audit/auditPeriod.ts';
import type { AuditPlan } from './audit/auditPlan.ts';
import type { AuditReport } from './audit/auditReport.ts';
import type { BadLine } from './audit/reading.ts';
import type { Scenario } from './audit/whatIf.ts';
import type { SiteEntries } from './auditEntries.ts';
import { type AuditProgress, progressBar, silent } from './auditProgress.ts';
import { auditSource } from './auditSource.ts';
import { DEFAULT_POLICY, type Policy } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import type { Environment } from './config.ts';
import { lossOfExport } from './fhir/export/exportGaps.ts';
import { hasStore } from './hasStore.ts';
import { asidePath, checkPlace } from './reportPlace.ts';
import { type AuditOutcome, runAudit } from './runAudit.ts';
import type { AuditSource } from './sourceOptions.ts';

/** What the command prints. */
export interface AuditDocument {
  readonly out: string;
  readonly files: readonly string[];
  readonly funnel: AuditReport['funnel'];
  readonly overall: AuditReport['overall'];
  readonly badLines: number;
}

const USAGE =
  'audit --from 2025-01-01 --to 2025-12-31 --out report [--what-if creatinine=1.5]... [--share] [--subject-list] [--individual] [--as-of 2026-01-15] [--sites sites.json [--site id]] DIR | --server <site or address> [--group id | --system] [DIR]';

/**
 * `audit`: a folder of FHIR files in, or what a Bulk Data server exports; a report out.
 *
 * @param now the clock
 * @throws CliError, ConfigError and ExportError for anything the caller can mend
 */
export async function auditCommand(
  args: readonly string[],
  now: () => Date,
  environment: Environment,
  progress: AuditProgress = onTerminal(),
): Promise<AuditDocument> {
  const { options, folder: named } = parseOptions(args);
  const { out, share: isShared = false, 'subject-list': subjectList = false, individual = false } = options;
  if (!out) throw new CliError(`--out is missing. Usage: ${USAGE}`);
  if (isShared && (subjectList || individual))
    throw new CliError('--share leaves every patient out: it goes with neither --subject-list nor --individual');
  checkPlace(out);
  const plan = await planFrom(options, now, environment);
  const entries = plan.site === undefined ? {} : { entries: await storedEntries(plan.site, environment) };
  if (options.site !== undefined && plan.site === undefined) process.stderr.write(NO_STORE);
  const source = await auditSource({ ...options, out, folder: named }, progress, now);
  const { folder } = source;
  const request = { folder, plan, ...entries, isShared, progress, lost: source.gaps.map(lossOfExport) };
  // What writes the report is loaded while the threads of the audit begin.
  const [audited, { writeReport }] = await Promise.all([
    runAudit({ ...request, aside: asidePath(out) }),
    import('./writeReport.ts'),
  ]);
  const outcome = withExport(audited, source);
  progress.end();
  const { reading, report } = outcome;
  if (outcome.resources === 0)
    throw new CliError(
      `${folder} holds no FHIR resources: ${reading.files} files, ${reading.lines} lines, none of which could be read`,
    );
  const files = writeReport(out, outcome, { subjectList, individual });
  source.done();
  await tell(reading.bad.slice(0, SHOWN));
  if (reading.bad.length > SHOWN)
    process.stderr.write(`and ${reading.badCount - SHOWN} more: see ${out}/summary.json\n`);
  return { out, files, funnel: report.funnel, overall: report.overall, badLines: reading.badCount };
}

/** The policy of a site may be asked for where its store is not. */
const NO_STORE =
  '--site: neither DATABASE_FILE nor DATABASE_URL is set, so what clinicians answered in LiverMet does not join: no case can be adherent\n';

/** The store takes long to load, and is asked by few. */
const storedEntries = async (site: string, environment: Environment): Promise<SiteEntries> =>
  (await import('./auditEntries.ts')).entriesOfSite(site, environment);

const SHOWN = 20;

async function tell(bad: readonly BadLine[]): Promise<void> {
  const { badLineText } = await import('./present/audit/html/readingSection.ts');
  for (const each of bad) process.stderr.write(`not read: ${badLineText(each)}\n`);
}

const onTerminal = (): AuditProgress =>
  process.stderr.isTTY
    ? progressBar(
        (text) => process.stderr.write(text),
        () => performance.now(),
      )
    : { ...silent, note: (text) => process.stderr.write(`${text}\n`) };

/** What the server could not export stands before what could not be read of it. */
function withExport(outcome: AuditOutcome, { gaps, exported }: AuditSource): AuditOutcome {
  if (!exported) return outcome;
  const { reading } = outcome;
  const said = gaps.map(({ file, line, because }) => ({ file, line, because }));
  const [bad, badCount] = [[...said, ...reading.bad], gaps.length + reading.badCount];
  return { ...outcome, reading: { ...reading, bad, badCount, exported } };
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const texts = { from: text, to: text, out: text, 'as-of': text, sites: text, site: text, server: text, group: text };
  const flags = { share: flag, 'subject-list': flag, individual: flag, system: flag };
  const options = { ...texts, ...flags, 'what-if': { type: 'string', multiple: true } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { options: values, folder: onlyFolder(positionals, values.server !== undefined) };
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${USAGE}`);
  }
}

/** A folder to read; with a server, one to keep its files in, if there shall be one. */
function onlyFolder(positionals: readonly string[], hasServer: boolean): string | undefined {
  const [folder, ...more] = positionals;
  if (more.length > 0 || (folder === undefined && !hasServer))
    throw new CliError(`name one folder to read. Usage: ${USAGE}`);
  const found = folder === undefined ? undefined : statSync(folder, { throwIfNoEntry: false });
  if (hasServer ? !found || found.isDirectory() : found?.isDirectory()) return folder;
  throw new CliError(`${folder} is no folder`);
}

/** What few ask for is loaded when it is asked for: no thread begins before the plan is made. */
async function planFrom(
  options: ReturnType<typeof parseOptions>['options'],
  now: () => Date,
  environment: Environment,
): Promise<AuditPlan> {
  const { from, to, server, 'what-if': whatIf = [] } = options;
  const sites = options.sites ?? (options.site === undefined ? undefined : environment.SITES_FILE);
  if (options.site !== undefined && !sites) throw new CliError('--site needs the sites file: --sites, or SITES_FILE');
  if (!from || !to) throw new CliError(`--from and --to are missing. Usage: ${USAGE}`);
  const site = options.site ?? (server !== undefined && sites ? await siteAt(server, sites) : undefined);
  const policy = sites ? await policyIn(sites, site) : DEFAULT_POLICY;
  const until = asOfInstant(options['as-of'], policy.timeZone, now);
  try {
    const period = auditPeriod(from, to, policy.timeZone);
    const joined = site !== undefined && hasStore(environment) ? { site } : {};
    return { period, policy, until, scenarios: await scenariosOf(whatIf, policy), ...joined };
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(error.message);
    throw error;
  }
}

const siteAt = async (server: string, sites: string): Promise<string> =>
  (await import('./siteEntryAt.ts')).siteEntryAt(server, sites).id;

const policyIn = async (sites: string, site: string | undefined): Promise<Policy> =>
  (await import('./commandInput.ts')).readPolicy(sites, site);

async function scenariosOf(names: readonly string[], policy: Policy): Promise<readonly Scenario[]> {
  if (names.length === 0) return [];
  const { scenario } = await import('./audit/whatIf.ts');
  return names.map((name) => scenario(name, policy));
}
