import type { SetAside, Source } from './fact.ts';
import { asList, asText, type Json } from './json.ts';
import type { MeasuredInput } from './measuredInput.ts';
import { asRecorded } from './observationValue.ts';
import type { Reading, Readings, ReferenceRange, Standing } from './reading.ts';
import { type Period, periodOf } from './time.ts';
import { inAny } from './valueSet.ts';

/** A resource of the patient with the reference it is cited by. */
export interface Entry {
  readonly reference: string;
  readonly resource: Json;
}

const STANDING: Readonly<Record<string, Standing>> = {
  preliminary: 'preliminary',
  final: 'final',
  corrected: 'corrected',
  amended: 'corrected',
};

/** How an Observation stands; `undefined` for cancelled, entered-in-error, registered, unknown or no status at all. */
export const standingOf = (observation: Json): Standing | undefined => STANDING[String(observation.status)];

/** When an Observation was true: effective[x], never the time it was issued. */
export function effective(observation: Json, zone: string): { text: string; period: Period } | undefined {
  const span = asList(observation.effectivePeriod)[0];
  const start = asText(observation.effectiveDateTime) ?? asText(observation.effectiveInstant) ?? asText(span?.start);
  const [first, last] = [periodOf(start, zone), periodOf(asText(span?.end) ?? start, zone)];
  if (start === undefined || !first || !last || last.end < first.start) return undefined;
  return { text: start, period: { start: first.start, end: last.end } };
}

/** The Observation itself and its components, each with the code that says what its value is. */
export function holders(observation: Json): readonly { code: unknown; holder: Json }[] {
  const parts = asList(observation.component).map((holder) => ({ code: holder.code, holder }));
  return [{ code: observation.code, holder: observation }, ...parts];
}

/** Which values are wanted, and how each is read. */
type Reader = Pick<MeasuredInput, 'valueSets' | 'read' | 'readRange'>;

/** Every value of the wanted codes among the Observations; what cannot be used says why. */
export function observationReadings(entries: readonly Entry[], reader: Reader, zone: string): Readings {
  const usable: Reading[] = [];
  const rejected: (SetAside & { period?: Period })[] = [];
  for (const { reference, resource } of entries)
    for (const { code, holder } of holders(resource)) {
      const recorded = asRecorded(holder);
      if (!inAny(reader.valueSets, code) || recorded === '') continue;
      const when = effective(resource, zone);
      const source: Source = {
        reference,
        recordedAt: when?.text ?? '',
        asRecorded: recorded,
        status: String(resource.status),
      };
      const standing = standingOf(resource);
      if (!standing)
        rejected.push({ ...source, because: `status is ${resource.status}`, ...(when ? { period: when.period } : {}) });
      else if (!when) rejected.push({ ...source, because: 'it carries no date' });
      else {
        const measure = reader.read(holder, code);
        const referenceRange = reader.readRange?.(holder);
        usable.push(reading(resource, { measure, referenceRange, period: when.period, standing, source }, zone));
      }
    }
  return { usable, rejected };
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
