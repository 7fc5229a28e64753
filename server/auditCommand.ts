import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asOfInstant } from './asOfInstant.ts';
import { auditPeriod } from './audit/auditPeriod.ts';
import type { AuditPlan } from './audit/auditPlan.ts';
import type { AuditReport } from './audit/auditReport.ts';
import { scenario } from './audit/whatIf.ts';
import { entriesOfSite, hasStore } from './auditEntries.ts';
import { type AuditProgress, progressBar, silent } from './auditProgress.ts';
import { auditSource } from './auditSource.ts';
import { DEFAULT_POLICY, type Policy } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import { readPolicy } from './commandInput.ts';
import type { Environment } from './config.ts';
import { lossOfExport } from './fhir/export/exportGaps.ts';
import { badLineText } from './present/audit/html/readingSection.ts';
import { type AuditOutcome, runAudit } from './runAudit.ts';
import { siteEntryAt } from './siteEntryAt.ts';
import type { AuditSource } from './sourceOptions.ts';
import { checkPlace, writeReport } from './writeReport.ts';

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
  const plan = planFrom(options, now, environment);
  const entries = plan.site === undefined ? {} : { entries: await entriesOfSite(plan.site, environment) };
  const source = await auditSource({ ...options, out, folder: named }, progress, now);
  const { folder } = source;
  const outcome = withExport(
    await runAudit({ folder, plan, ...entries, isShared, progress, lost: source.gaps.map(lossOfExport) }),
    source,
  );
  progress.end();
  const { reading, report } = outcome;
  if (outcome.resources === 0)
    throw new CliError(
      `${folder} holds no FHIR resources: ${reading.files} files, ${reading.lines} lines, none of which could be read`,
    );
  const files = writeReport(out, outcome, { subjectList, individual });
  source.done();
  for (const each of reading.bad.slice(0, SHOWN)) process.stderr.write(`not read: ${badLineText(each)}\n`);
  if (reading.bad.length > SHOWN)
    process.stderr.write(`and ${reading.badCount - SHOWN} more: see ${out}/summary.json\n`);
  return { out, files, funnel: report.funnel, overall: report.overall, badLines: reading.badCount };
}

const SHOWN = 20;

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

function planFrom(
  options: ReturnType<typeof parseOptions>['options'],
  now: () => Date,
  environment: Environment,
): AuditPlan {
  const { from, to, server, 'what-if': whatIf = [] } = options;
  const sites = options.sites ?? (options.site === undefined ? undefined : environment.SITES_FILE);
  if (options.site !== undefined && !sites) throw new CliError('--site needs the sites file: --sites, or SITES_FILE');
  if (!from || !to) throw new CliError(`--from and --to are missing. Usage: ${USAGE}`);
  const site = options.site ?? (server !== undefined && sites ? siteEntryAt(server, sites).id : undefined);
  const policy: Policy = sites ? readPolicy(sites, site) : DEFAULT_POLICY;
  const until = asOfInstant(options['as-of'], policy.timeZone, now);
  try {
    const period = auditPeriod(from, to, policy.timeZone);
    const joined = site !== undefined && hasStore(environment) ? { site } : {};
    return { period, policy, until, scenarios: whatIf.map((name) => scenario(name, policy)), ...joined };
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(error.message);
    throw error;
  }
}
