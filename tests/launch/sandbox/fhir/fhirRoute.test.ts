import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyntheticPatient } from '../../../../launch/sandbox/patients/syntheticPatient.ts';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch } from '../support/app.ts';
import { get, ids, link, search } from '../support/fhirClient.ts';
import { AS_OF, observation, PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  const [ann, bob] = PATIENTS as [SyntheticPatient, SyntheticPatient];
  const many = Array.from({ length: 600 }, (_, index) => observation('ann', `many-${index}`));
  const patients: SyntheticPatient[] = [{ ...ann, resources: [ann.resources[0], ...many] }, bob];
  sandbox = await startSandbox({ port: 0, app: APP, patients, now: () => AS_OF });
  token = (await new AppLaunch(sandbox).tokens('ann')).access_token;
});
afterAll(() => sandbox.close());

describe('a search over HTTP', () => {
  it('gives all of 600 Observations when every next link is followed', async () => {
    const seen = new Set<string | undefined>();
    let next: string | undefined = 'Observation?_count=200&_sort=-date';
    let pages = 0;
    while (next !== undefined) {
      const page = await search(sandbox, token, next);
      for (const id of ids(page)) seen.add(id);
      next = link(page, 'next');
      pages += 1;
    }
    expect([pages, seen.size]).toEqual([3, 600]);
  });

  it('shows the pages of one patient to nobody else', async () => {
    const next = link(await search(sandbox, token, 'Observation?_count=10'), 'next') ?? '';
    const other = (await new AppLaunch(sandbox).tokens('bob')).access_token;
    expect((await get(sandbox, undefined, next)).status).toBe(401);
    expect(ids(await search(sandbox, other, next))).toEqual([]);
  });

  it('can be posted, with parameters in the form and in the address', async () => {
    const response = await fetch(`${sandbox.fhirBase}/Observation/_search?_count=3`, {
      method: 'POST',
      body: new URLSearchParams({ code: 'http://loinc.org|1975-2' }),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.headers.get('content-type')).toContain('application/fhir+json');
    const bundle = (await response.json()) as Awaited<ReturnType<typeof search>>;
    expect(bundle.total).toBe(600);
    expect(ids(bundle)).toEqual(['many-0', 'many-1', 'many-2']);
  });
});
