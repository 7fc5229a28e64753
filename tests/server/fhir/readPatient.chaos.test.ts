import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../server/chart/json.ts';
import { typeAndId } from '../../../server/fhir/distinctVersions.ts';
import type { Limits } from '../../../server/fhir/limits.ts';
import { readPatient } from '../../../server/fhir/readPatient.ts';
import type { Search } from '../../../server/fhir/searches.ts';
import { BROKEN } from './chaos/broken.ts';
import { BUSY } from './chaos/busy.ts';
import type { Chaos, ChaosChart } from './chaos/chaos.ts';
import { CONTENT } from './chaos/content.ts';
import { LINKS } from './chaos/links.ts';
import { MESSAGES } from './chaos/messages.ts';
import { SLOW } from './chaos/slow.ts';
import { answerHealthily, healthyPage, healthyReferences, recordOn, SEARCHES, searchOf } from './healthyChart.ts';
import { FAMILY_NAME, fetchPort, type LocalEhr, localEhr, PATIENT } from './localEhr.ts';

let foreign: LocalEhr;
beforeAll(async () => {
  foreign = await localEhr(({ response }) => void response.end('{}'));
});
afterAll(async () => {
  expect(foreign.asked, 'the foreign host was never contacted').toEqual([]);
  await foreign.close();
});

/** Records that say whose they are and nothing else. */
const chart: ChaosChart = { page: healthyPage, records: (search, page) => [recordOn(search, page)] };

/** Reads the patient from an EHR that is in order but for one search. */
async function readWith(chaos: Chaos, broken: Search, limits: Partial<Limits>) {
  let before = 0;
  const ehr = await localEhr((call) => {
    const { search, page } = searchOf(call.url);
    if (search !== broken) return answerHealthily(call);
    const foreignHost = new URL(foreign.baseUrl).origin;
    return chaos.answer({ ...call, chart, search, page, before: before++, foreign: foreignHost });
  });
  const started = performance.now();
  const record = await readPatient(fetchPort(ehr.baseUrl), PATIENT, { limits });
  const elapsed = performance.now() - started;
  await ehr.close();
  return { ...record, elapsed, references: record.resources.map((resource) => typeAndId(resource as Json)) };
}

async function expectContained(chaos: Chaos, broken: Search, limits: Partial<Limits> & { deadlineMs: number }) {
  const { gaps, references, elapsed, resources } = await readWith(chaos, broken, limits);
  expect(elapsed).toBeLessThan(limits.deadlineMs + 1000);

  const reason = chaos[broken.kind];
  const named = { query: broken.query, reason: expect.stringMatching(reason), feeds: broken.feeds };
  expect(gaps).toEqual(reason === 'whole' ? [] : [named]);
  for (const secret of [PATIENT, FAMILY_NAME, '127.0.0.1']) expect(JSON.stringify(gaps)).not.toContain(secret);

  const kept = broken.kind === 'read' ? [] : (chaos.keeps ?? []).map((page) => healthyReferences(broken)[page - 1]);
  const isWhole = (search: Search) => search !== broken || reason === 'whole';
  const expected = SEARCHES.flatMap((search) => (isWhole(search) ? [...healthyReferences(search)] : kept));
  expect(references.toSorted()).toEqual(expected.toSorted());
  expect(JSON.stringify(resources)).not.toContain('someone-else');
}

const cells = (rows: readonly Chaos[]) => rows.flatMap((chaos) => SEARCHES.map((search) => ({ chaos, search })));
const title = ({ chaos, search }: { chaos: Chaos; search: Search }) => `${search.query}: ${chaos.name}`;

describe('whatever one search meets, the gap names its inputs alone and every other search is whole', () => {
  const limits = { deadlineMs: 20_000, requestMs: 15_000, retryMs: 1, pages: 7 };
  for (const cell of cells([...BUSY, ...BROKEN, ...MESSAGES, ...LINKS, ...CONTENT]))
    it(title(cell), () => expectContained(cell.chaos, cell.search, limits), 30_000);
});

describe.concurrent('a server that keeps the reader waiting is left after the time limit', () => {
  // Long enough for the other searches on a busy machine.
  const limits = { deadlineMs: 12_000, requestMs: 4000, retryMs: 1 };
  for (const cell of cells(SLOW)) it(title(cell), () => expectContained(cell.chaos, cell.search, limits));
});
