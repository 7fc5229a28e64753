import { FhirFailure } from '../server/fhir/fhirFailure.ts';

/**
 * Failures in a row, with no answer between them, after which an EHR is left alone for a while. More than one chart takes:
 * one patient's record that is too large to answer in time must not shut out everybody else.
 */
const FAILURES = 30;
const PAUSE_MS = 10_000;

/** Guards the requests to one EHR. */
export interface Circuit {
  /** Runs a request, or rejects at once with a FhirFailure while the EHR is left alone. */
  run<T>(request: () => Promise<T>): Promise<T>;
}

/**
 * One circuit for each EHR: an EHR that does not answer costs its own users no more than a quick, named failure, and the
 * users of every other EHR nothing. After the pause one request tries whether it answers again.
 */
export function circuits(now: () => Date, onPause: (siteId: string) => void = () => {}): (siteId: string) => Circuit {
  const bySite = new Map<string, Circuit>();
  return (siteId) => {
    const known = bySite.get(siteId) ?? circuit(now, () => onPause(siteId));
    bySite.set(siteId, known);
    return known;
  };
}

function circuit(now: () => Date, onPause: () => void): Circuit {
  let failures = 0;
  let closedUntil = 0;
  return {
    run: async (request) => {
      const at = now().getTime();
      if (failures >= FAILURES && at < closedUntil) throw new FhirFailure('left-alone');
      // The first after the pause tries; whoever comes while it does is still turned away.
      if (failures >= FAILURES) closedUntil = at + PAUSE_MS;
      try {
        const answer = await request();
        failures = 0;
        return answer;
      } catch (error) {
        if (!isOutage(FhirFailure.of(error))) failures = 0;
        else if (++failures >= FAILURES) {
          closedUntil = now().getTime() + PAUSE_MS;
          if (failures === FAILURES) onPause();
        }
        throw error;
      }
    },
  };
}

/** The EHR did not answer, or answered that it cannot. Being busy (429) and refusing are answers. */
const isOutage = ({ kind, status = 0 }: FhirFailure): boolean =>
  kind === 'timeout' || kind === 'network' || [502, 503, 504].includes(status);
