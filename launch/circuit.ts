import { DateTime } from 'luxon';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import { retryDelay } from '../server/fhir/retryDelay.ts';

/**
 * Failures in a row, with no answer between them, after which an EHR is left alone for a while. More than one chart takes:
 * one patient's record that is too large to answer in time must not shut out everybody else.
 */
const FAILURES = 30;
const PAUSE_MS = 10_000;
/** However long an EHR asks to wait, it is asked again after this: it may have come back, or have meant one user alone. */
const LONGEST_WAIT_MS = 300_000;

/** Guards the requests to one EHR. */
export interface Circuit {
  /**
   * Runs a request, or rejects at once with a FhirFailure while the EHR is left alone.
   *
   * @param question what is asked, the same for every patient: an EHR that wants to be asked later for one thing is asked
   * for the others, as one that cannot answer some search must not take the rest of the chart with it
   * @param asker whose launch or token asks: too many requests (429) are mostly those of one user, and say nothing of others
   */
  run<T>(request: () => Promise<T>, asked?: { readonly question?: string; readonly asker?: string }): Promise<T>;
}

interface Options {
  readonly now: () => Date;
  /** Milliseconds on a clock that nobody sets: one that is set back would make a pause as much longer. */
  readonly elapsed?: () => number;
  /** How long a chart is read at most: a wait that fits into it is waited by who reads. */
  readonly chartMs: number;
  /** The IANA zone in which the users of a site read a time. */
  readonly zoneOf?: (siteId: string) => string | undefined;
  readonly onPause?: (siteId: string) => void;
}

/**
 * One circuit for each EHR: an EHR that does not answer costs its own users no more than a quick, named failure, and the
 * users of every other EHR nothing. After the pause one request tries whether it answers again. An EHR that says when to
 * come back (Retry-After) is not asked the same before, within bounds.
 */
export function circuits({
  now,
  elapsed = () => performance.now(),
  chartMs,
  zoneOf,
  onPause,
}: Options): (siteId: string) => Circuit {
  const bySite = new Map<string, Circuit>();
  return (siteId) => {
    const pauses = { now: () => now().getTime(), elapsed, chartMs, onPause: () => onPause?.(siteId) };
    const known = bySite.get(siteId) ?? circuit(pauses, zoneOf?.(siteId) ?? 'UTC');
    bySite.set(siteId, known);
    return known;
  };
}

interface Pauses {
  /** Epoch milliseconds: for what an EHR writes, and what people read. */
  readonly now: () => number;
  readonly elapsed: () => number;
  readonly chartMs: number;
  readonly onPause: () => void;
}

function circuit(pauses: Pauses, zone: string): Circuit {
  const { now, elapsed, chartMs, onPause } = pauses;
  let failures = 0;
  let closedUntil = 0;
  const waits = waitsOf(zone, pauses);
  const countOutage = (failure: FhirFailure) => {
    if (!isOutage(failure)) failures = 0;
    else if (++failures >= FAILURES) {
      closedUntil = elapsed() + PAUSE_MS;
      if (failures === FAILURES) onPause();
    }
  };
  return {
    run: async (request, { question = '', asker = '' } = {}) => {
      const at = elapsed();
      const own = `${question} ${asker}`;
      const until = waits.until(question) ?? waits.until(own);
      if (until !== undefined) throw new FhirFailure('left-alone', { until });
      if (failures >= FAILURES && at < closedUntil) throw new FhirFailure('left-alone');
      // The first after the pause tries; whoever comes while it does is still turned away.
      if (failures >= FAILURES) closedUntil = at + PAUSE_MS;
      try {
        const answer = await request();
        failures = 0;
        return answer;
      } catch (error) {
        const failure = FhirFailure.of(error);
        countOutage(failure);
        const wait = waitAsked(failure, now());
        if (wait < chartMs) throw error;
        throw failure.withUntil(waits.wait(failure.status === 429 ? own : question, wait));
      }
    },
  };
}

/** Until when what is not asked, in words. */
function waitsOf(zone: string, { now, elapsed, onPause }: Pauses) {
  const ends = new Map<string, number>();
  const minuteOf = (end: number) => minuteAfter(now() + end - elapsed(), zone);
  const forgetPast = () => {
    for (const [question, end] of ends) if (end <= elapsed()) ends.delete(question);
  };
  return {
    until: (question: string): string | undefined => {
      const end = ends.get(question) ?? 0;
      return elapsed() < end ? minuteOf(end) : undefined;
    },
    wait: (question: string, ms: number): string => {
      forgetPast();
      if (ends.size === 0) onPause();
      const end = Math.max(ends.get(question) ?? 0, elapsed() + Math.min(ms, LONGEST_WAIT_MS));
      ends.set(question, end);
      return minuteOf(end);
    },
  };
}

/** The EHR did not answer, or answered that it cannot. Being busy (429) and refusing are answers. */
const isOutage = ({ kind, status = 0 }: FhirFailure): boolean =>
  kind === 'timeout' || kind === 'network' || [502, 503, 504].includes(status);

/** Milliseconds; 0 where the EHR names no wait. */
const waitAsked = ({ status, retryAfter }: FhirFailure, now: number): number =>
  status === 429 || status === 503 ? retryDelay(retryAfter, now, 0) : 0;

const MINUTE_MS = 60_000;

/** "14:06 (Europe/Berlin)": the first full minute at which the EHR is asked again. */
const minuteAfter = (at: number, zone: string): string =>
  `${DateTime.fromMillis(Math.ceil(at / MINUTE_MS) * MINUTE_MS, { zone }).toFormat('HH:mm')} (${zone})`;
