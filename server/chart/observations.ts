import { conceptText } from './coding.ts';
import type { SetAside, Source } from './fact.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { MeasuredInput } from './measuredInput.ts';
import { asRecorded } from './observationValue.ts';
import type { Measure, Reading, Readings, ReferenceRange, Standing } from './reading.ts';
import { type Period, periodOf } from './time.ts';
import { keysOf, type ValueSet } from './valueSet.ts';

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
export function observationReadings(entries: readonly Entry[], reader: Reader, zone: string): Required<Readings> {
  const found = holdersUnder(entries, reader.valueSets).filter(({ holder }) => !isHeading(holder));
  const usable: Reading[] = [];
  const undated: Reading[] = [];
  const rejected: (SetAside & { period?: Period })[] = [];
  for (const { entry, code, holder } of found) {
    const { resource, reference } = entry;
    const when = effective(resource, zone);
    const standing = standingOf(resource);
    const source = sourceOf(reference, resource, holder, when?.text ?? '');
    if (!standing) {
      const because = resource.status === undefined ? 'it has no status' : `status is ${String(resource.status)}`;
      rejected.push({ ...source, because, ...(when ? { period: when.period } : {}) });
      continue;
    }
    const measure = measureOf(entry, holder, () => reader.read(holder, code));
    const read = { measure, referenceRange: reader.readRange?.(holder), standing, source };
    if (when) usable.push(reading(resource, { ...read, period: when.period }, zone));
    else undated.push(reading(resource, { ...read, period: sometimeBefore(resource, zone) }, zone));
    if (!when) rejected.push({ ...source, because: 'it carries no date' });
  }
  return { usable, undated, rejected };
}

/** A value of an Observation, or of a component, with the code that says what it is. */
export interface Held {
  readonly entry: Entry;
  readonly code: unknown;
  readonly holder: Json;
  /** Its place among all values. */
  readonly place: number;
}

/** The Observations whose own code belongs to one of the sets. */
export const observationsOf = (entries: readonly Entry[], valueSets: readonly ValueSet[]): readonly Entry[] =>
  holdersUnder(entries, valueSets)
    .filter(({ entry, holder }) => entry.resource === holder)
    .map(({ entry }) => entry);

/** What stands under a code, in the order of the record: every input looks through the same Observations. */
const indexes = new WeakMap<readonly Entry[], ReadonlyMap<string, readonly Held[]>>();

function indexOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Held[]> {
  const known = indexes.get(entries);
  if (known) return known;
  const index = new Map<string, Held[]>();
  let place = 0;
  for (const entry of entries)
    for (const { code, holder } of holders(entry.resource)) {
      const each = { entry, code, holder, place };
      place += 1;
      for (const key of keysOf(code)) {
        const under = index.get(key);
        if (under) under.push(each);
        else index.set(key, [each]);
      }
    }
  indexes.set(entries, index);
  return index;
}

/** The values whose code belongs to one of the sets, each once, in the order of the record. */
export function holdersUnder(entries: readonly Entry[], valueSets: readonly ValueSet[]): readonly Held[] {
  if (entries.length === 0) return [];
  const found: Held[] = [];
  for (const [key, under] of indexOf(entries))
    if (valueSets.some((set) => set.has(key))) for (const each of under) found.push(each);
  return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a.place - b.place);
}

/** The heading of a panel, whose values stand in other places. */
const isHeading = (holder: Json): boolean =>
  asRecorded(holder) === '' && (asList(holder.component).length > 0 || asList(holder.hasMember).length > 0);

const sourceOf = (reference: string, resource: Json, holder: Json, recordedAt: string): Source => ({
  reference,
  recordedAt,
  asRecorded: asRecorded(holder) || '(no value)',
  status: String(resource.status),
});

/** A result without a value is a result: it must not let an older one pass for the latest. */
function measureOf({ disputed, resource }: Entry, holder: Json, read: () => Measure): Measure {
  if (disputed) return { why: 'conflicting', because: `the result is recorded ${disputed}` };
  const contradiction = contradictionIn(holder);
  if (contradiction) return { why: 'conflicting', because: contradiction };
  const measure = read();
  if (asRecorded(holder) !== '' || !('why' in measure)) return measure;
  const reason = conceptText(holder.dataAbsentReason ?? resource.dataAbsentReason);
  return { why: 'absent', because: `the latest result carries no value${reason ? ` (${reason})` : ''}` };
}

const VALUE = /^value[A-Z]/;

/** What makes a value mean something else than it says. */
function contradictionIn(holder: Json): string | undefined {
  const values = Object.keys(holder).filter(
    (key) => key.startsWith('value') && VALUE.test(key) && (holder[key] ?? null) !== null,
  );
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

interface Read extends Omit<Reading, 'referenceRange'> {
  readonly referenceRange: ReferenceRange | undefined;
}

/** Adds to what was read when the resource says it was issued and stored. */
function reading(resource: Json, { referenceRange, ...read }: Read, zone: string): Reading {
  const issued = periodOf(resource.issued, zone)?.start;
  const lastUpdated = periodOf(asList(resource.meta)[0]?.lastUpdated, zone)?.start;
  const converted = 'converted' in read.measure ? { converted: read.measure.converted } : {};
  return {
    ...read,
    source: { ...read.source, ...converted },
    ...(referenceRange === undefined ? {} : { referenceRange }),
    ...(issued === undefined ? {} : { issued }),
    ...(lastUpdated === undefined ? {} : { lastUpdated }),
  };
}
