import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { asOfInstant } from './asOfInstant.ts';
import { type Answer, answersSchema } from './chart/answer.ts';
import { DEFAULT_POLICY, type Policy } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import { fileRecord } from './fhir/fileRecord.ts';
import { assess } from './present/assess.ts';
import { evaluation } from './present/evaluation.ts';
import { parseSitesFile, policyOf } from './sitesFile.ts';

const USAGE =
  'evaluate --file patient.json [--as-of 2026-01-15T09:00:00Z] [--answers answers.json] [--sites sites.json [--site id]]';

/**
 * `evaluate`: one patient's file in, one JSON document out.
 *
 * @param now the clock, read only when `--as-of` is not given
 * @throws CliError for anything the caller can mend
 */
export function evaluateCommand(args: readonly string[], now: () => Date): unknown {
  const options = parseOptions(args);
  if (!options.file) throw new CliError(`--file is missing. Usage: ${USAGE}`);
  const policy = options.sites ? sitePolicy(options.sites, options.site) : DEFAULT_POLICY;
  const asOf = asOfInstant(options['as-of'], policy.timeZone, now);
  const { patient, resources, gaps } = fileRecord(readText(options.file));
  const answers = options.answers ? answersFrom(options.answers, asOf) : [];
  return evaluation(assess({ resources, patientId: patient.id, asOf, policy, answers, gaps }));
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { file: text, 'as-of': text, answers: text, sites: text, site: text };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${USAGE}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CliError(`cannot read ${file}${code}`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${file} is not JSON`);
  }
}

/** What a clinician would enter, taken as given at `asOf`. */
function answersFrom(file: string, asOf: string): readonly Answer[] {
  const parsed = answersSchema.safeParse(readJson(file));
  if (!parsed.success) throw new CliError(`${file}: ${oneLine(parsed.error)}`);
  const entries = Object.entries(parsed.data) as [Answer['id'], Answer['value']][];
  return entries.map(([id, value]) => ({ id, value, at: asOf, by: 'answers file' }));
}

/** The policy of the one site of a sites file, or of the one that is named. */
function sitePolicy(file: string, id: string | undefined): Policy {
  const sites = parseSitesFile(readText(file), file);
  const site = id === undefined && sites.length === 1 ? sites[0] : sites.find((each) => each.id === id);
  if (site) return policyOf(site);
  throw new CliError(`${file}: choose a site with --site: ${sites.map((each) => each.id).join(', ')}`);
}

const oneLine = (error: z.ZodError): string =>
  error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': ')).join('; ');
