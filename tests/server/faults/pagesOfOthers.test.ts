import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StubEhr } from '../../launch/support/stubEhr.ts';
import { appWith, type LoggedApp, launched, pageOf } from './appWith.ts';
import { familyOf, siteOf, startPatientsEhr } from './patientsEhr.ts';

const ENVIRONMENTS = [
  { mode: 'production', PAGE_THREADS: '2' },
  { mode: 'development', PAGE_THREADS: '0' },
] as const;

describe.each(ENVIRONMENTS)('under NODE_ENV=$mode with $PAGE_THREADS threads', ({ mode: NODE_ENV, PAGE_THREADS }) => {
  let ehrs: readonly StubEhr[];
  let app: LoggedApp;
  beforeAll(async () => {
    ehrs = [await startPatientsEhr(), await startPatientsEhr()];
    const sites = ehrs.map((ehr, index) => siteOf(ehr, String(index)));
    const more = { BASE_URL: 'http://localhost', DRAIN_SECONDS: '0', REQUESTS_PER_MINUTE: '0' };
    app = await appWith(sites, { NODE_ENV, PAGE_THREADS, ...more });
    // Until threads draw, the main one does.
    await sleep(2_000);
  });
  afterAll(async () => {
    await app.close();
    await Promise.all(ehrs.map((ehr) => ehr.close()));
  });

  const openedAt = (site: number, patient: string) => launched(app, ehrs[site] as StubEhr, patient);

  it('a chart nested too deeply is a named gap, and whoever asks next gets the page of their own patient', async () => {
    const [alice, bob, deep] = [await openedAt(0, 'alice'), await openedAt(0, 'bob'), await openedAt(1, 'deep')];
    for (let round = 0; round < 3; round++) {
      const { status, text } = await pageOf(deep);
      expect(status).toBe(200);
      expect(text).toContain(familyOf('deep'));
      expect(text).toContain('the EHR sent an answer that cannot be read');
      const pages = await Promise.all([pageOf(alice), pageOf(bob)]);
      expect(pages.map((page) => page.text.includes(familyOf('alice')))).toEqual([true, false]);
      expect(pages.map((page) => page.text.includes(familyOf('bob')))).toEqual([false, true]);
    }
  });

  it('many patients of two hospitals at the same time each get their own page', async () => {
    const patients = Array.from({ length: 24 }, (_, number) => `patient-${number}`);
    const opened = await Promise.all(patients.map((patient, number) => openedAt(number % 2, patient)));
    for (let round = 0; round < 3; round++) {
      const pages = await Promise.all(opened.map(pageOf));
      for (const [number, { status, text }] of pages.entries()) {
        expect(status).toBe(200);
        expect(new Set(text.match(/Family-of-patient-\d+/g))).toEqual(new Set([`Family-of-patient-${number}`]));
        expect(text).toContain(`Hospital ${number % 2}`);
        expect(text).not.toContain(`Hospital ${(number + 1) % 2}`);
      }
    }
  });
});
