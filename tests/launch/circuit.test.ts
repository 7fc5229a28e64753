import { describe, expect, it } from 'vitest';
import { circuits } from '../../launch/circuit.ts';
import { failureReason } from '../../server/fhir/failureReason.ts';
import { FhirFailure } from '../../server/fhir/fhirFailure.ts';

const FAILURES = 30;

/** A clock that stands still until it is moved. */
function guarded() {
  let at = 0;
  const circuitOf = circuits({
    now: () => new Date(at),
    elapsed: () => at,
    chartMs: 10_000,
    zoneOf: () => 'Europe/Berlin',
  });
  const asked: string[] = [];
  const ask = (site: string, answer: FhirFailure | 'answer') =>
    circuitOf(site)
      .run(async () => {
        asked.push(site);
        if (answer !== 'answer') throw answer;
        return answer;
      })
      .catch((error: unknown) => FhirFailure.of(error).kind);
  const fail = async (site: string, times: number, failure = new FhirFailure('timeout')) => {
    for (let n = 0; n < times; n++) await ask(site, failure);
  };
  const later = (ms: number) => {
    at += ms;
  };
  return { ask, fail, asked, later };
}

describe('an EHR that does not answer', () => {
  it.each([
    ['times out', new FhirFailure('timeout')],
    ['breaks connections', new FhirFailure('network')],
    ['answers 503', FhirFailure.ofStatus(503)],
  ])('is left alone for ten seconds when it %s again and again', async (_, failure) => {
    const { ask, fail, asked, later } = guarded();
    await fail('north', FAILURES, failure);
    expect(await ask('north', 'answer')).toBe('left-alone');
    later(9_999);
    expect(await ask('north', 'answer')).toBe('left-alone');
    expect(asked).toHaveLength(FAILURES);
    later(1);
    expect(await ask('north', 'answer')).toBe('answer');
    expect(await ask('north', 'answer')).toBe('answer');
  });

  it('is tried with one request after the pause, and left alone again when that fails', async () => {
    const { ask, fail, asked, later } = guarded();
    await fail('north', FAILURES);
    later(10_000);
    await Promise.all([ask('north', new FhirFailure('timeout')), ask('north', 'answer'), ask('north', 'answer')]);
    expect(asked).toHaveLength(FAILURES + 1);
    expect(await ask('north', 'answer')).toBe('left-alone');
  });

  it('does not slow another EHR', async () => {
    const { ask, fail } = guarded();
    await fail('north', FAILURES);
    expect(await ask('south', 'answer')).toBe('answer');
  });
});

describe('an EHR that says when to come back', () => {
  const busy = (status: number, retryAfter: string) => FhirFailure.ofStatus(status, { retryAfter });

  it.each([
    ['429 for 60 seconds', busy(429, '60'), 60_000],
    ['503 for 60 seconds', busy(503, '60'), 60_000],
    ['429 until a date', busy(429, 'Thu, 01 Jan 1970 00:02:00 GMT'), 120_000],
    ['503 for a day, of which five minutes are waited', busy(503, '86400'), 300_000],
  ])('is not asked before: %s', async (_, failure, waited) => {
    const { ask, asked, later } = guarded();
    await ask('north', failure);
    expect(await ask('north', 'answer')).toBe('left-alone');
    later(waited - 1);
    expect(await ask('north', 'answer')).toBe('left-alone');
    expect(asked).toHaveLength(1);
    later(1);
    expect(await Promise.all([ask('north', 'answer'), ask('north', 'answer')])).toEqual(['answer', 'answer']);
  });

  it('is asked for everything else, so that one search does not take the chart with it', async () => {
    const circuit = circuits({ now: () => new Date(0), chartMs: 10_000 })('north');
    await circuit.run(() => Promise.reject(busy(503, '60')), { question: 'Procedure?patient=' }).catch(() => {});
    await expect(circuit.run(async () => 'answer', { question: 'Procedure?patient=' })).rejects.toMatchObject({
      kind: 'left-alone',
    });
    expect(await circuit.run(async () => 'answer', { question: 'Condition?patient=' })).toBe('answer');
  });

  it.each([
    ['429 to one launch, which says nothing of the others', 429, 'answer'],
    ['503 to one launch, which is the EHR itself', 503, 'left-alone'],
  ])('%s', async (_, status, other) => {
    const circuit = circuits({ now: () => new Date(0), chartMs: 10_000 })('north');
    const ask = (asker: string) =>
      circuit
        .run(async () => 'answer', { question: 'Observation?patient=', asker })
        .catch((error: unknown) => FhirFailure.of(error).kind);
    const asked = { question: 'Observation?patient=', asker: 'one' };
    await circuit.run(() => Promise.reject(busy(status, '60')), asked).catch(() => {});
    expect([await ask('one'), await ask('another')]).toEqual(['left-alone', other]);
  });

  it.each([
    ['that asked to wait', 1, busy(503, '60'), 60_000],
    ['that did not answer', FAILURES, new FhirFailure('timeout'), 10_000],
  ])('%s is left alone no longer when the clock is set back meanwhile', async (_, times, failure, waited) => {
    let [hour, elapsed] = [12, 0];
    const now = () => new Date(hour * 3_600_000 + elapsed);
    const circuit = circuits({ now, elapsed: () => elapsed, chartMs: 10_000 })('north');
    for (let n = 0; n < times; n++) await circuit.run(() => Promise.reject(failure)).catch(() => {});
    hour -= 3;
    await expect(circuit.run(async () => 'answer')).rejects.toMatchObject({ kind: 'left-alone' });
    elapsed = waited;
    expect(await circuit.run(async () => 'answer')).toBe('answer');
  });

  it('is not said to have asked for less than it did: only when it is asked again', async () => {
    const circuit = circuits({ now: () => new Date(0), elapsed: () => 0, chartMs: 10_000 })('north');
    const failed = circuit.run(() => Promise.reject(busy(503, '86400'))).catch(FhirFailure.of);
    expect(failureReason((await failed) as FhirFailure)).toMatch(
      /asked to wait; LiverMet asks again from 00:05 \(UTC\)$/,
    );
  });

  it('is asked for nothing by one tenant, and by another as ever', async () => {
    const { ask } = guarded();
    await ask('north', busy(429, '60'));
    expect([await ask('north', 'answer'), await ask('south', 'answer')]).toEqual(['left-alone', 'answer']);
  });

  it.each([
    ['within the time for a chart, which is waited by who reads', busy(429, '9')],
    ['with no word of when', FhirFailure.ofStatus(429)],
    ['in a way that cannot be read', busy(503, 'soon')],
    ['beside an answer that is not about being busy', busy(404, '60')],
  ])('is asked on where it says so %s', async (_, failure) => {
    const { ask } = guarded();
    await ask('north', failure);
    expect(await ask('north', 'answer')).toBe('answer');
  });

  it('is left alone by the longest wait of several answers, and the pause is counted once', async () => {
    let [at, pauses] = [0, 0];
    const circuit = circuits({ now: () => new Date(at), elapsed: () => at, chartMs: 10_000, onPause: () => pauses++ })(
      'north',
    );
    const fail = (seconds: string) => circuit.run(() => Promise.reject(busy(429, seconds))).catch(() => {});
    await Promise.all([fail('60'), fail('120'), fail('30')]);
    at = 119_999;
    await expect(circuit.run(async () => 'answer')).rejects.toMatchObject({ kind: 'left-alone' });
    expect(pauses).toBe(1);
  });

  it('is named with the minute from which it is asked again, on the clock of its users', async () => {
    const circuit = circuits({
      now: () => new Date(1_500),
      elapsed: () => 0,
      chartMs: 10_000,
      zoneOf: () => 'Europe/Berlin',
    })('north');
    const reasonOf = (request: () => Promise<unknown>) =>
      circuit.run(request).catch((error: unknown) => failureReason(FhirFailure.of(error)));
    expect(await reasonOf(() => Promise.reject(busy(503, '60')))).toBe(
      'the EHR is not available at the moment (503) and asked to wait; LiverMet asks again from 01:02 (Europe/Berlin)',
    );
    expect(await reasonOf(async () => 'answer')).toBe(
      'the EHR asked to wait; LiverMet asks again from 01:02 (Europe/Berlin)',
    );
  });
});

describe('an EHR that answers', () => {
  it.each([
    ['now and then', 'answer' as const],
    ['that it refuses', FhirFailure.ofStatus(403)],
    ['that it is busy', FhirFailure.ofStatus(429)],
    ['that it does not know the query', FhirFailure.ofStatus(400)],
  ])('%s is never left alone', async (_, answer) => {
    const { ask, fail } = guarded();
    await fail('north', FAILURES - 1);
    await ask('north', answer);
    await fail('north', FAILURES - 1);
    expect(await ask('north', 'answer')).toBe('answer');
  });
});
