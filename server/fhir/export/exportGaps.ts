import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BadLine } from '../../audit/reading.ts';
import { asList, asText } from '../../chart/json.ts';
import type { Loss } from '../bulk/loss.ts';
import { codesOfIssue } from '../issueCodes.ts';
import { objectIn } from '../jsonIn.ts';
import { doubtedTypes } from './doubtedTypes.ts';
import type { ExportState } from './exportState.ts';
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
 * announced, and what its error files say. Their texts stay behind, since they can hold anything. A type without a file has
 * no resources, as the specification has it, unless the server lets fall that it left something out.
 *
 * @param lines of each file by name
 */
export async function exportGaps(
  folder: string,
  files: readonly ExportFile[],
  lines: ReadonlyMap<string, number>,
  { types: asked, refused, doubted }: Pick<ExportState, 'types' | 'refused' | 'doubted'>,
): Promise<readonly ExportGap[]> {
  const types = refused.map((type) => gap(EXPORT, `the server does not export ${type}`, [type]));
  const counts = files.flatMap(({ kind, name, type, title, count }) => {
    const found = lines.get(name);
    return kind !== 'output' || count === undefined || found === undefined || count === found
      ? []
      : [gap(name, `the server announced ${count} resources in ${title} and sent ${found}`, [type])];
  });
  const silent = asked.filter((type) => !files.some((file) => file.kind === 'output' && file.type === type));
  const left = new Set(doubted);
  const errors: ExportGap[] = [];
  for (const { kind, name } of files)
    if (kind === 'error')
      for (const { gap: found, doubted: some } of await errorLines(folder, name, silent)) {
        if (found) errors.push(found);
        for (const type of some) left.add(type);
      }
  const missing = silent.filter((type) => left.has(type));
  return [...types, ...missing.map(notSent), ...counts, ...errors];
}

const notSent = (type: string): ExportGap =>
  gap(EXPORT, `the server sent no file of ${type}, and says that it left something out`, [type]);

const gap = (file: string, because: string, types: string[]): ExportGap => ({
  file,
  line: null,
  because,
  types,
});

const HARMLESS: readonly (string | undefined)[] = ['information', 'success'];

/** What a line of an error file says is missing; of those that only inform, which of the silent types it may mean. */
interface ErrorLine {
  readonly gap?: ExportGap;
  readonly doubted: readonly string[];
}

async function errorLines(folder: string, name: string, silent: readonly string[]): Promise<readonly ErrorLine[]> {
  const found: ErrorLine[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const because = problemIn(text);
    if (because === undefined) found.push({ doubted: doubtedTypes(objectIn(text), silent) });
    else found.push({ gap: { file: name.slice(1), line, because, types: [] }, doubted: [] });
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
