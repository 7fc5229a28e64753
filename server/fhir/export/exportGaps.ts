import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BadLine } from '../../audit/reading.ts';
import { asList, asObject, asText } from '../../chart/json.ts';
import type { Loss } from '../bulk/loss.ts';
import { codesOfIssue } from '../issueCodes.ts';
import type { ExportFile } from './manifest.ts';

/** Something that an export lacks. */
export interface ExportGap extends BadLine {
  /** Types of resources of which it lacks some; empty when it does not say. */
  readonly types: string[];
}

/** What gaps of an export leave missing: any record may lack it. */
export const lossOfExport = ({ because, types }: ExportGap): Loss => ({
  problem: because,
  types,
  patients: [],
  places: 1,
});

/** The files, other than those that were read, which gaps are named by. */
const EXPORT = 'export';

/**
 * What an export lacks, as far as it tells: types that the server refused, files with another number of resources than it
 * announced, and what its error files say. Their texts stay behind, since they can hold anything.
 *
 * @param lines of each file by name
 */
export async function exportGaps(
  folder: string,
  files: readonly ExportFile[],
  lines: ReadonlyMap<string, number>,
  refused: readonly string[],
): Promise<readonly ExportGap[]> {
  const types = refused.map((type) => gap(EXPORT, `the server does not export ${type}`, [type]));
  const counts = files.flatMap(({ kind, name, type, title, count }) => {
    const found = lines.get(name);
    return kind !== 'output' || count === undefined || found === undefined || count === found
      ? []
      : [gap(name, `the server announced ${count} resources in ${title} and sent ${found}`, [type])];
  });
  const errors: ExportGap[] = [];
  for (const { kind, name } of files)
    if (kind === 'error') for (const line of await errorLines(folder, name)) errors.push(line);
  return [...types, ...counts, ...errors];
}

const gap = (file: string, because: string, types: string[]): ExportGap => ({
  file,
  line: null,
  because,
  types,
});

const HARMLESS: readonly (string | undefined)[] = ['information', 'success'];

async function errorLines(folder: string, name: string): Promise<readonly ExportGap[]> {
  const found: ExportGap[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const because = problemIn(text);
    if (because !== undefined) found.push({ file: name.slice(1), line, because, types: [] });
  }
  return found;
}

/** Undefined for an OperationOutcome that only informs. */
function problemIn(text: string): string | undefined {
  const outcome = objectIn(text);
  if (outcome?.resourceType !== 'OperationOutcome')
    return 'the server could not export something, and does not say what';
  const issues = asList(outcome.issue).filter(({ severity }) => !HARMLESS.includes(asText(severity)));
  if (issues.length === 0) return undefined;
  const codes = [...new Set(issues.flatMap(codesOfIssue))];
  return `the server could not export something (${codes.join(', ') || 'no code'})`;
}

function objectIn(text: string) {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
