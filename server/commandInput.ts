import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { type Answer, type AnswerValues, answersSchema } from './chart/answer.ts';
import type { Policy } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import { parseSitesFile, policyOf } from './sitesFile.ts';

/**
 * The options of a command, each with a text.
 *
 * @throws CliError naming the usage
 */
export function readOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): Readonly<Partial<Record<Name, string>>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${usage}`);
  }
}

/** @throws CliError when the file cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CliError(`cannot read ${file}${code}`);
  }
}

/** @throws CliError when the file cannot be read or is not JSON */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${file} is not JSON`);
  }
}

/** What a clinician would enter, by input id. @throws CliError naming what is wrong */
export function readAnswerValues(file: string): AnswerValues {
  const parsed = answersSchema.safeParse(readJson(file));
  if (!parsed.success) throw new CliError(`${file}: ${oneLine(parsed.error)}`);
  return parsed.data;
}

/** Answers of a file, taken as given at `asOf` (ISO instant). */
export const answersAt = (values: AnswerValues, asOf: string): readonly Answer[] =>
  (Object.entries(values) as [Answer['id'], Answer['value']][]).map(([id, value]) => ({
    id,
    value,
    at: asOf,
    by: 'answers file',
  }));

/** The policy of the one site of a sites file, or of the one that is named. @throws CliError, ConfigError */
export function readPolicy(file: string, id: string | undefined): Policy {
  const sites = parseSitesFile(readText(file), file);
  const site = id === undefined && sites.length === 1 ? sites[0] : sites.find((each) => each.id === id);
  if (site) return policyOf(site);
  throw new CliError(`${file}: choose a site with --site: ${sites.map((each) => each.id).join(', ')}`);
}

/** Every problem of a file in one line. */
export const oneLine = (error: z.ZodError): string =>
  error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': ')).join('; ');
