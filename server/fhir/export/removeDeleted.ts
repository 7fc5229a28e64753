import { createReadStream, createWriteStream, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { asList, asObject, asText } from '../../chart/json.ts';
import type { ExportFile } from './manifest.ts';

/**
 * Takes the resources out of the files that the export says are deleted at the server. Done twice it changes nothing.
 *
 * @returns how many resources are named
 */
export async function removeDeleted(folder: string, files: readonly ExportFile[]): Promise<number> {
  const deleted = new Set<string>();
  for (const { kind, name } of files) {
    if (kind !== 'deleted') continue;
    for await (const line of linesOf(folder, name)) for (const each of deletedIn(line)) deleted.add(each);
  }
  const types = new Set([...deleted].map((reference) => reference.split('/')[0]));
  for (const { kind, name } of files)
    if (kind === 'output' && types.has(name.split('-')[0])) await without(folder, name, deleted);
  return deleted.size;
}

const linesOf = (folder: string, name: string) =>
  createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity });

/** "Patient/7" of each entry of a Bundle that deletes one. */
function deletedIn(line: string): readonly string[] {
  return asList(objectIn(line)?.entry).flatMap((entry) => {
    const request = asObject(entry.request);
    const [, reference] = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(asText(request?.url) ?? '') ?? [];
    return request?.method === 'DELETE' && reference !== undefined ? [reference] : [];
  });
}

async function without(folder: string, name: string, deleted: ReadonlySet<string>): Promise<void> {
  const kept = async function* () {
    for await (const line of linesOf(folder, name)) {
      const resource = objectIn(line);
      if (!deleted.has(`${asText(resource?.resourceType)}/${asText(resource?.id)}`)) yield `${line}\n`;
    }
  };
  const partial = join(folder, `.${name}.part`);
  await pipeline(kept, createWriteStream(partial, { mode: 0o600, flush: true }));
  renameSync(partial, join(folder, name));
}

function objectIn(line: string) {
  try {
    return asObject(JSON.parse(line));
  } catch {
    return undefined;
  }
}
