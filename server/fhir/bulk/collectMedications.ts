import type { LineStore } from './keptLines.ts';
import type { LinePasser } from './lineFilter/linePasser.ts';
import { ALWAYS, type LineRules, NEVER } from './lineFilter/lineRule.ts';
import { idStart } from './lineType.ts';
import { idEnd } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import { type LineVisitor, visitLines } from './visitLines.ts';

/** Patients by the id of the Medication that their orders and doses point to. */
export type WantedMedications = ReadonlyMap<string, readonly number[]>;

/** No other line holds one. */
export const medicationRules: LineRules = (type) => (type === 'Medication' ? ALWAYS : NEVER);

/** Keeps the Medications that are pointed to: they name no patient themselves. */
export function collectMedications(
  block: Block,
  file: number,
  wanted: WantedMedications,
  store: LineStore,
  passer?: LinePasser,
): void {
  const keep = (bytes: Buffer, start: number, end: number, id: unknown, offset: number) => {
    store.keepFor(wanted.get(String(id)) ?? [], bytes, start, end, { file, offset });
  };
  const visitor: LineVisitor = {
    line: (start, end, type, offset) => {
      if (type === 'Medication') keep(block.bytes, start, end, idOf(block.bytes, start, end), offset);
    },
    loose: ({ resource, bytes }, offset) => {
      if (resource.resourceType === 'Medication') keep(bytes, 0, bytes.length, resource.id, offset);
    },
  };
  visitLines(block, visitor, passer);
}

function idOf(bytes: Buffer, start: number, end: number): unknown {
  const at = idStart(bytes, start);
  if (at >= 0) return bytes.toString('utf8', at, idEnd(bytes, at));
  try {
    return JSON.parse(bytes.toString('utf8', start, end))?.id;
  } catch {
    return undefined;
  }
}

/** Ids of the Medications that a line points to. */
export const medicationsIn = (line: string): readonly string[] =>
  [...line.matchAll(/Medication\/([^"/?#]+)/g)].map(([, id = '']) => id);
