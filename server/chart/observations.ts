import { conceptText } from './coding.ts';
import type { SetAside, Source } from './fact.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { MeasuredInput } from './measuredInput.ts';
import { asRecorded } from './observationValue.ts';
import type { Measure, Reading, Readings, ReferenceRange, Standing } from './reading.ts';
import { type Period, periodOf } from './time.ts';
import { keysOf, type ValueSet } from './valueSet.ts';
import type { Writable } from './writable.ts';

/** A resource of the patient with the reference it is cited by. */
export interface Entry {
  readonly reference: string;
  readonly resource: Json;
  /**
   * Why it cannot be taken at its word: another version of it, of which one cannot tell whether it is newer, says something
   * else; or it carries a modifier that nobody here understands, which FHIR forbids to read past.
   */
  readonly disputed?: string;
}

const STANDING: ReadonlyMap<unknown, Standing> = new Map([
  ['preliminary', 'preliminary'],
  ['final', 'final'],
  ['corrected', 'corrected'],
  ['amended', 'corrected'],
]);

/** How an Observation stands; `undefined` for cancelled, entered-in-error, registered, unknown or no status at all. */
export const standingOf = (observation: Json): Standing | undefined => STANDING.get(observation.status);

/** When an Observation was true: effective[x], never the time it was issued. */
export function effective(observation: Json, zone: string): { text: string; period: Period } | undefined {
  const span = asList(observation.effectivePeriod)[0];
  const start = asText(observation.effectiveDateTime) ?? asText(observation.effectiveInstant) ?? asText(span?.start);
  if (start === undefined) return undefined;
  const end = asText(span?.end) ?? endOf(observation, start);
  const first = periodOf(start, zone);
  const last = end === start ? first : periodOf(end, zone);
  if (!first || !last || last.end < first.start) return undefined;
  return { text: start, period: { start: first.start, end: last.end } };
}

/** Where a time without an end ends: a period that is still open, when it was issued; everything else, where it began. */
function endOf({ effectiveDateTime, effectiveInstant, issued }: Json, start: string | undefined): string | undefined {
  return effectiveDateTime === undefined && effectiveInstant === undefined ? (asText(issued) ?? start) : start;
}

/** The Observation itself and its components, each with the code that says what its value is. */
function holders(observation: Json): readonly { code: unknown; holder: Json }[] {
  const whole = { code: observation.code, holder: observation };
  if (observation.component === undefined) return [whole];
  return [whole, ...asList(observation.component).map((holder) => ({ code: holder.code, holder }))];
}

/** Which values are wanted, and how each is read. */
type Reader = Pick<MeasuredInput, 'valueSets' | 'read' | 'readRange'>;

/** Every value of the wanted codes among the Observations; what cannot be used says why. */
export function observationReadings(observations: Observations, reader: Reader, zone: string): Required<Readings> {
  const held = holdersUnder(observations, reader.valueSets);
  if (held.length === 0) return NOTHING;
  const usable: Reading[] = [];
  const undated: Reading[] = [];
  const rejected: (SetAside & { period?: Period })[] = [];
  for (const { entry, code, holder } of held) {
    const { resource, reference } = entry;
    const recorded = asRecorded(holder);
    if (recorded === '' && isHeading(holder)) continue;
    const when = effective(resource, zone);
    const standing = standingOf(resource);
    const source = sourceOf(reference, resource, recorded, when?.text ?? '');
    if (!standing) {
      const because = resource.status === undefined ? 'it has no status' : `status is ${String(resource.status)}`;
      rejected.push({ ...source, because, ...(when ? { period: when.period } : {}) });
      continue;
    }
    const measure = measureOf(entry, holder, recorded, () => reader.read(holder, code));
    const period = when?.period ?? sometimeBefore(resource, zone);
    const read = reading(resource, { measure, standing, period, source }, reader.readRange?.(holder), zone);
    (when ? usable : undated).push(read);
    if (!when) rejected.push({ ...source, because: 'it carries no date' });
  }
  return { usable, undated, rejected };
}

const NOTHING: Required<Readings> = { usable: [], undated: [], rejected: [] };

/** A value of an Observation, or of a component, with the code that says what it is. */
export interface Held {
  readonly entry: Entry;
  readonly code: unknown;
  readonly holder: Json;
  /** Its place among all values. */
  readonly place: number;
}

/** What stands under each code (`keysOf`), in the order of the record: every input looks through the same Observations. */
export type Observations = ReadonlyMap<string, readonly Held[]>;

export function byCode(entries: readonly Entry[]): Observations {
  const index = new Map<string, Held[]>();
  let place = 0;
  for (const entry of entries)
    for (const { code, holder } of holders(entry.resource)) {
      const each = { entry, code, holder, place };
      place += 1;
      for (const key of keysOf(code)) {
        const under = index.get(key);
        if (!under) index.set(key, [each]);
        else if (under.at(-1) !== each) under.push(each);
      }
    }
  return index;
}

/** The Observations whose own code belongs to one of the sets. */
export const observationsOf = (observations: Observations, valueSets: readonly ValueSet[]): readonly Entry[] =>
  holdersUnder(observations, valueSets)
    .filter(({ entry, holder }) => entry.resource === holder)
    .map(({ entry }) => entry);

/** The values whose code belongs to one of the sets, each once, in the order of the record. */
export function holdersUnder(observations: Observations, valueSets: readonly ValueSet[]): readonly Held[] {
  if (observations.size === 0) return NONE;
  const found: (readonly Held[])[] = [];
  for (const { keys } of valueSets)
    for (const key of keys) {
      const under = observations.get(key);
      if (under && !found.includes(under)) found.push(under);
    }
  if (found.length < 2) return found[0] ?? NONE;
  return [...new Set(found.flat())].sort((a, b) => a.place - b.place);
}

const NONE: readonly Held[] = [];

/** The heading of a panel, whose values stand in other places. */
const isHeading = (withoutValue: Json): boolean =>
  asList(withoutValue.component).length > 0 || asList(withoutValue.hasMember).length > 0;

const sourceOf = (reference: string, resource: Json, recorded: string, recordedAt: string): Source => ({
  reference,
  recordedAt,
  asRecorded: recorded || '(no value)',
  status: String(resource.status),
});

/** A result without a value is a result: it must not let an older one pass for the latest. */
function measureOf({ disputed, resource }: Entry, holder: Json, recorded: string, read: () => Measure): Measure {
  if (disputed) return { why: 'conflicting', because: `the result is recorded ${disputed}` };
  const contradiction = contradictionIn(holder);
  if (contradiction) return { why: 'conflicting', because: contradiction };
  const measure = read();
  if (recorded !== '' || !('why' in measure)) return measure;
  const reason = conceptText(holder.dataAbsentReason ?? resource.dataAbsentReason);
  return { why: 'absent', because: `the latest result carries no value${reason ? ` (${reason})` : ''}` };
}

const VALUE = /^value[A-Z]/;

/** What makes a value mean something else than it says. */
function contradictionIn(holder: Json): string | undefined {
  const values: string[] = [];
  for (const key of Object.keys(holder))
    if (key.startsWith('v') && VALUE.test(key) && (holder[key] ?? null) !== null) values.push(key);
  if (values.length > 1) return `the result carries two kinds of value (${values.join(' and ')})`;
  if (values.length > 0 && holder.dataAbsentReason)
    return `the result carries a value and a reason why it has none (${conceptText(holder.dataAbsentReason)})`;
  if (asList(holder.modifierExtension).length > 0)
    return 'a part of the result carries a modifier that is not understood';
  return undefined;
}

/** All that is certain of a result without a date: it was not taken after it was issued or stored. */
function sometimeBefore(resource: Json, zone: string): Period {
  const known = periodOf(resource.issued, zone) ?? periodOf(asObject(resource.meta)?.lastUpdated, zone);
  return { start: Number.NEGATIVE_INFINITY, end: known?.end ?? Number.POSITIVE_INFINITY };
}

type Read = Pick<Reading, 'measure' | 'standing' | 'period' | 'source'>;

/** Adds to what was read its reference range, and when the resource says it was issued and stored. */
function reading(resource: Json, read: Read, referenceRange: ReferenceRange | undefined, zone: string): Reading {
  const issued = periodOf(resource.issued, zone)?.start;
  const lastUpdated = periodOf(asList(resource.meta)[0]?.lastUpdated, zone)?.start;
  const full: Writable<Reading> = read;
  if ('converted' in read.measure) full.source = { ...read.source, converted: read.measure.converted };
  if (referenceRange !== undefined) full.referenceRange = referenceRange;
  if (issued !== undefined) full.issued = issued;
  if (lastUpdated !== undefined) full.lastUpdated = lastUpdated;
  return full;
}
