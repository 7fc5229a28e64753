import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asOfInstant } from './asOfInstant.ts';
import { auditPeriod } from './audit/auditPeriod.ts';
import type { AuditPlan } from './audit/auditPlan.ts';
import { scenario } from './audit/whatIf.ts';
import { progressBar, silent } from './auditProgress.ts';
import { DEFAULT_POLICY, type Policy } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import { readPolicy } from './commandInput.ts';
import { badLineText } from './present/audit/html/readingSection.ts';
import { runAudit } from './runAudit.ts';
import { checkPlace, writeReport } from './writeReport.ts';

const USAGE =
  'audit --from 2025-01-01 --to 2025-12-31 --out report [--what-if creatinine=1.5]... [--share] [--subject-list] [--individual] [--as-of 2026-01-15] [--sites sites.json [--site id]] DIR';

/**
 * `audit`: a folder of FHIR files in, a report out.
 *
 * @param now the clock, read only when `--as-of` is not given
 * @throws CliError for anything the caller can mend
 */
export async function auditCommand(args: readonly string[], now: () => Date): Promise<unknown> {
  const { options, folder } = parseOptions(args);
  const { out, share: isShared = false, 'subject-list': subjectList = false, individual = false } = options;
  if (!out) throw new CliError(`--out is missing. Usage: ${USAGE}`);
  if (isShared && (subjectList || individual))
    throw new CliError('--share leaves every patient out: it goes with neither --subject-list nor --individual');
  checkPlace(out);
  const progress = process.stderr.isTTY
    ? progressBar(
        (text) => process.stderr.write(text),
        () => performance.now(),
      )
    : silent;
  const outcome = await runAudit({ folder, plan: planFrom(options, now), isShared, progress });
  progress.end();
  const { reading, report } = outcome;
  if (outcome.resources === 0)
    throw new CliError(
      `${folder} holds no FHIR resources: ${reading.files} files, ${reading.lines} lines, none of which could be read`,
    );
  const files = writeReport(out, outcome, { subjectList, individual });
  for (const each of reading.bad.slice(0, SHOWN)) process.stderr.write(`not read: ${badLineText(each)}\n`);
  if (reading.bad.length > SHOWN)
    process.stderr.write(`and ${reading.bad.length - SHOWN} more, all named in ${out}/summary.json\n`);
  return { out, files, funnel: report.funnel, overall: report.overall, badLines: reading.bad.length };
}

const SHOWN = 20;

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const texts = { from: text, to: text, out: text, 'as-of': text, sites: text, site: text };
  const flags = { share: flag, 'subject-list': flag, individual: flag };
  const options = { ...texts, ...flags, 'what-if': { type: 'string', multiple: true } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { options: values, folder: onlyFolder(positionals) };
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${USAGE}`);
  }
}

function onlyFolder(positionals: readonly string[]): string {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new CliError(`name one folder to read. Usage: ${USAGE}`);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new CliError(`${folder} is no folder`);
}

function planFrom(options: ReturnType<typeof parseOptions>['options'], now: () => Date): AuditPlan {
  const { from, to, sites, site, 'what-if': whatIf = [] } = options;
  if (!from || !to) throw new CliError(`--from and --to are missing. Usage: ${USAGE}`);
  const policy: Policy = sites ? readPolicy(sites, site) : DEFAULT_POLICY;
  const until = asOfInstant(options['as-of'], policy.timeZone, now);
  try {
    const period = auditPeriod(from, to, policy.timeZone);
    return { period, policy, until, scenarios: whatIf.map((name) => scenario(name, policy)) };
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(error.message);
    throw error;
  }
}
