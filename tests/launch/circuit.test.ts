import { describe, expect, it } from 'vitest';
import { circuits } from '../../launch/circuit.ts';
import { FhirFailure } from '../../server/fhir/fhirFailure.ts';

const FAILURES = 30;

/** A clock that stands still until it is moved. */
function guarded() {
  let at = 0;
  const circuitOf = circuits(() => new Date(at));
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
