import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../../../server/chart/json.ts';
import { typeAndId } from '../../../server/fhir/distinctVersions.ts';
import type { FhirPort } from '../../../server/fhir/fhirPort.ts';
import { readPatient } from '../../../server/fhir/readPatient.ts';
import { answerHealthily, except, healthyReferences, named, recordOn, SEARCHES } from './healthyChart.ts';
import { bundle, fetchPort, type Handler, type LocalEhr, localEhr, outcome, PATIENT, send } from './localEhr.ts';

const open: LocalEhr[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((ehr) => ehr.close()));
});

async function start(handler: Handler): Promise<LocalEhr> {
  const ehr = await localEhr(handler);
  open.push(ehr);
  return ehr;
}

const references = (resources: readonly unknown[]) => resources.map((resource) => typeAndId(resource as Json));

describe('a healthy EHR', () => {
  it('gives every page of every search, no gap, and the instant at which reading began', async () => {
    const ehr = await start(answerHealthily);
    const now = () => new Date('2026-01-15T09:00:00Z');
    const record = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { now });
    expect(record.gaps).toEqual([]);
    expect(references(record.resources).toSorted()).toEqual(SEARCHES.flatMap(healthyReferences).toSorted());
    expect(record.readAt).toBe('2026-01-15T09:00:00.000Z');
  });

  it('is asked everything at once: no answer is needed before the last question', async () => {
    const everyone = Promise.withResolvers<void>();
    let arrived = 0;
    const ehr = await start(async (call) => {
      arrived += 1;
      if (arrived === SEARCHES.length) everyone.resolve();
      await everyone.promise;
      answerHealthily(call);
    });
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits: { requestMs: 3000 } });
    expect(gaps).toEqual([]);
    expect(ehr.asked.slice(0, SEARCHES.length).toSorted()).toEqual(
      SEARCHES.map(({ path }) => `/fhir/${path}`).toSorted(),
    );
  });

  it('is followed to its next link letter by letter', async () => {
    const next = (base: string) => `${base}/Condition?page=2&token=a%2Fb+c%7E~&&x=`;
    const ehr = await start(
      except('diagnoses', ({ response, base }) =>
        send(response, bundle([recordOn(named('diagnoses'), 1)], next(base))),
      ),
    );
    const asked: string[] = [];
    const port = fetchPort(ehr.baseUrl);
    const get: FhirPort['get'] = (path, signal) => {
      asked.push(path);
      return port.get(path, signal);
    };
    await readPatient({ ...port, get }, PATIENT, { limits: { pages: 2 } });
    expect(asked).toContain(next(ehr.baseUrl));
  });
});

describe('the deadline', () => {
  it('ends the whole wave, whatever each request may still take', async () => {
    const ehr = await start(() => {});
    const started = performance.now();
    const { gaps, resources } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits: { deadlineMs: 250 } });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(resources).toEqual([]);
    expect(gaps.map(({ query }) => query)).toEqual(SEARCHES.map(({ query }) => query));
    expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(['the EHR did not answer within 0.25 seconds']));
  });

  it('holds for a port that ignores its signal', async () => {
    const deaf: FhirPort = { baseUrl: 'http://127.0.0.1/fhir', get: () => new Promise(() => {}) };
    const { gaps } = await readPatient(deaf, PATIENT, { limits: { deadlineMs: 100 } });
    expect(gaps).toHaveLength(SEARCHES.length);
  });

  it('stops the requests that are still running', async () => {
    const signals: AbortSignal[] = [];
    const port: FhirPort = {
      baseUrl: 'http://127.0.0.1/fhir',
      get: (_, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    };
    await readPatient(port, PATIENT, { limits: { deadlineMs: 50 } });
    expect(signals).toHaveLength(SEARCHES.length);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('leaves no room for a repetition that it would cut off', async () => {
    const ehr = await start(except('procedures', ({ response }) => send(response, '', 503, { 'retry-after': '2' })));
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits: { deadlineMs: 1500 } });
    expect(gaps.map(({ reason }) => reason)).toEqual(['the EHR is not available at the moment (503)']);
    expect(ehr.asked.filter((path) => path.startsWith('/fhir/Procedure'))).toHaveLength(1);
  });
});

describe('429 and 503', () => {
  it('are repeated once, after the wait that the server asks for', async () => {
    const at: number[] = [];
    const ehr = await start(
      except('procedures', ({ response }) => {
        at.push(performance.now());
        send(response, '', 429, { 'retry-after': '1' });
      }),
    );
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits: { retryMs: 0 } });
    expect(at).toHaveLength(2);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990);
    expect(gaps.map(({ reason }) => reason)).toEqual(['the EHR is too busy (429)']);
  });

  it.each([400, 401, 403, 404, 500, 502])('but %i is not', async (status) => {
    const ehr = await start(except('procedures', ({ response }) => send(response, '', status)));
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits: { retryMs: 0 } });
    expect(gaps).toHaveLength(1);
    expect(ehr.asked.filter((path) => path.startsWith('/fhir/Procedure'))).toHaveLength(1);
  });
});

describe('a server that lacks a kind of record', () => {
  it.each([
    ['404', 404, outcome('error', 'not-found')],
    ['400 "not supported"', 400, outcome('fatal', 'not-supported')],
    ['501', 501, outcome('fatal', 'not-supported')],
  ])('%s: lesion number and size are named as not readable', async (_, status, body) => {
    const ehr = await start(except('tumor records', ({ response }) => send(response, body, status)));
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT);
    expect(gaps).toEqual([
      {
        query: 'tumor records',
        reason: 'this EHR does not offer tumor records',
        feeds: ['lesion-count', 'largest-lesion-cm'],
        notOffered: true,
      },
    ]);
  });

  it('is not taken for one that rejects the question', async () => {
    const ehr = await start(
      except('tumor records', ({ response }) => send(response, outcome('error', 'invalid'), 400)),
    );
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT);
    expect(gaps.map(({ reason }) => reason)).toEqual(['the EHR rejected the query (400)']);
  });

  it('a Patient that the server does not have is said to be missing', async () => {
    const ehr = await start(
      except('patient details', ({ response }) => send(response, outcome('error', 'not-found'), 404)),
    );
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT);
    expect(gaps).toEqual([
      { query: 'patient details', reason: 'the EHR does not have this patient (404)', feeds: ['sex', 'birth-date'] },
    ]);
  });
});

describe('a search that begins again after its pages expired', () => {
  it('counts what it gets from the beginning: the first attempt does not make up for missing records', async () => {
    const diagnoses = named('diagnoses');
    let asked = 0;
    const ehr = await start(
      except('diagnoses', ({ response, base }) => {
        asked += 1;
        const next = asked === 1 ? `${base}/Condition?page=2` : undefined;
        if (asked === 2) send(response, outcome('fatal', 'processing', '4113'), 400);
        else send(response, { ...bundle([recordOn(diagnoses, 1)], next), total: 2 });
      }),
    );
    const { gaps } = await readPatient(fetchPort(ehr.baseUrl), PATIENT);
    expect(asked).toBe(3);
    expect(gaps.map(({ reason }) => reason)).toEqual([
      'only part of the pages arrived: the EHR announced more records than it sent',
    ]);
  });
});

describe('limits on the amount of data', () => {
  const endless: Handler = ({ response, url, base }) => {
    const from = Number(url.searchParams.get('from') ?? 0);
    const records = [0, 1, 2].map((n) => ({
      ...recordOn(named('diagnoses'), 1),
      id: `condition-${from + n}`,
      implicitRules: 'x'.repeat(2000),
    }));
    send(response, bundle(records, `${base}/Condition?patient=${PATIENT}&from=${from + 3}`));
  };

  it.each([
    [{ pages: 4 }, 'there are more than 4 pages', 12],
    [{ entries: 7 }, 'there are more than 7 records', 9],
    [{ characters: 5000 }, 'there is more data than can be read at once', 3],
  ])('%j: what arrived is kept and the rest is named as missing', async (limits, why, kept) => {
    const ehr = await start(except('diagnoses', endless));
    const { gaps, resources } = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits });
    expect(gaps).toEqual([
      { query: 'diagnoses', reason: `only part of the pages arrived: ${why}`, feeds: named('diagnoses').feeds },
    ]);
    expect(references(resources).filter((reference) => reference?.startsWith('Condition/'))).toHaveLength(kept);
  });
});

describe('a resource that arrives in two versions', () => {
  it('is handed on in both, for the chart to choose; the same version only once', async () => {
    const condition = recordOn(named('diagnoses'), 1);
    const changed = { ...condition, meta: { versionId: '2' } };
    const ehr = await start(
      except('diagnoses', ({ response }) => send(response, bundle([condition, changed, condition]))),
    );
    const { resources } = await readPatient(fetchPort(ehr.baseUrl), PATIENT);
    const versions = (resources as Json[]).filter(({ id }) => id === condition.id).map(({ meta }) => meta);
    expect(versions).toEqual([{ versionId: '1' }, { versionId: '2' }]);
  });
});

describe('an error in the port itself', () => {
  it.each([
    [
      'a SyntaxError that quotes the body',
      new SyntaxError(`Unexpected token in {"family":"Wolkenstein`),
      'an answer that cannot',
    ],
    [
      'an error that names the address',
      new TypeError(`fetch http://ehr/Patient/${PATIENT}`),
      'the connection to the EHR failed',
    ],
    ['an aborted request', new DOMException(PATIENT, 'AbortError'), 'did not answer in time'],
  ])('%s becomes a gap without its words', async (_, error, reason) => {
    const port: FhirPort = { baseUrl: 'http://127.0.0.1/fhir', get: () => Promise.reject(error) };
    const { gaps } = await readPatient(port, PATIENT);
    expect(gaps).toHaveLength(SEARCHES.length);
    for (const gap of gaps) expect(gap.reason).toContain(reason);
    expect(JSON.stringify(gaps)).not.toMatch(/Wolkenstein|pat-7f3e|http/);
  });
});
