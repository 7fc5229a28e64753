import type { Json } from '../../chart/json.ts';
import { jsonIn } from '../jsonIn.ts';
import type { Collection } from './collection.ts';
import { medicationsIn } from './collectMedications.ts';
import { walkJson } from './jsonWalk.ts';
import type { LineStore } from './keptLines.ts';
import type { LineType } from './lineType.ts';
import { keyAmong, patientsOf } from './looseResource.ts';
import { type Loss, lossOfText } from './loss.ts';
import { NUMBERED_BY } from './seenKeys.ts';
import { tornKeys } from './tornKeys.ts';

/** Told what is wrong with a line, and what may be missing for it. */
export type Nameless = (because: string, offset: number, loss: Loss) => void;

/** A line, or a resource that was written as one. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly type: LineType;
  readonly file: number;
  readonly offset: number;
  readonly key: () => number | undefined;
  /** By which it may be known where keys are mixed, too; for one patient only where an index is given. */
  readonly others: () => readonly OtherKey[];
  readonly server: number;
  readonly isNumberedByBundle: boolean;
}

export interface OtherKey {
  readonly key: number | undefined;
  readonly patient?: number;
}

/** By which a resource would be known in a Bundle of one of those whom it names. */
export const keysAmong = (resource: Json, patients = patientsOf(resource)): readonly OtherKey[] =>
  patients.map((patient) => ({ key: keyAmong(resource, patient) }));

/** Keeps a line, or another version of one that was kept. */
export function keep(line: Line, patients: readonly number[], collection: Collection, store: LineStore): void {
  if (collection.versions) keepVersion(line, patients, collection, store);
  else keepLine(line, patients, store);
}

/**
 * @param patients for whom; nobody, when it is of no interest
 * @param tell where that goes of which it cannot even be told what it is
 */
export function keepLine(
  line: Line,
  patients: readonly number[],
  store: LineStore,
  tell?: { readonly nameless: Nameless },
): void {
  const keys = keysOf(line, tell);
  if (keys.length > 0) store.keys.number(line.isNumberedByBundle ? NUMBERED_BY.bundle : NUMBERED_BY.server);
  if (patients.length === 0) for (const key of keys) store.keys.pass(key);
  else keepFor(patients, line, store);
  for (const patient of patients) for (const key of keys) store.keys.keep(key, patient, line.server);
}

/** Of a text that is torn, every resource that it may be a version of. */
function keysOf(
  { key: keyOf, bytes, start, end, offset }: Line,
  tell?: { readonly nameless: Nameless },
): readonly number[] {
  const key = keyOf();
  if (key !== undefined) return [key];
  const text = bytes.toString('utf8', start, end);
  // What can be read says what it is.
  if (jsonIn(text) !== undefined) return [];
  const loss = tell && !walkJson(bytes, start, end).isSound ? lossOfText(text) : undefined;
  if (loss) tell?.nameless('not JSON', offset, { ...loss, places: 1 });
  return tornKeys(text);
}

/** Keeps a line for all for whom others of its resource were kept, but for whom it was kept itself. */
export function keepVersion(
  line: Line,
  kept: readonly number[],
  { versions, isMixed }: Pick<Collection, 'versions' | 'isMixed'>,
  store: LineStore,
): void {
  if (!versions) return;
  const own = keysOf(line).flatMap((key) => versions.patientsOf(key, line.server));
  const others = (isMixed ? line.others() : []).flatMap(({ key, patient }) =>
    key === undefined ? [] : versions.patientsOf(key, 0).filter((each) => patient === undefined || each === patient),
  );
  keepFor(
    [...new Set([...own, ...others])].filter((patient) => !kept.includes(patient)),
    line,
    store,
  );
}

function keepFor(patients: readonly number[], { bytes, start, end, type, ...origin }: Line, store: LineStore): void {
  store.keepFor(patients, bytes, start, end, origin);
  for (const patient of patients) noteMedications(bytes, start, end, type, patient, store);
}

function noteMedications(
  bytes: Buffer,
  start: number,
  end: number,
  type: LineType,
  patient: number,
  store: LineStore,
): void {
  if (type !== 'MedicationRequest' && type !== 'MedicationAdministration') return;
  for (const id of medicationsIn(bytes.toString('utf8', start, end))) store.pointsTo(id, patient);
}
