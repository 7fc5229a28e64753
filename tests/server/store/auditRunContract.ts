import { afterEach, describe, expect, it } from 'vitest';
import type { AuditParameters, AuditResult } from '../../../server/audit/auditRun.ts';
import type { Backend } from './contract.ts';
import { EVENT } from './event.ts';

export const PARAMETERS: AuditParameters = {
  from: '2025-01-01',
  to: '2025-12-31',
  asOf: '2026-03-01T00:00:00Z',
  source: 'folder',
  whatIf: ['creatinine=1.5'],
  isShared: false,
  extras: ['individual'],
};
const RESULT: AuditResult = { problem: null, cases: 12, badLines: 0, edition: '2020-09-01' };
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString();
const asked = (id: string, siteId = 'north') => ({
  id,
  siteId,
  by: 'Practitioner/7',
  at: at(0),
  parameters: PARAMETERS,
});
const PROGRESS = { text: 'reading records 50%', share: 0.5 };

/** What every backend keeps of audits that were asked for in the app. */
export function auditRunContract({ name, open }: Backend): void {
  describe(`audit runs in ${name}`, () => {
    const removes: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const remove of removes.splice(0)) await remove();
    });
    const opened = async () => {
      const { remove, ...stores } = await open();
      removes.push(remove);
      return stores;
    };

    it('that were asked for before there was a choice of reports had none besides', async () => {
      const { execute, store } = await opened();
      const { extras: _, ...older } = PARAMETERS;
      await store.addAuditRun(asked('run-1'), EVENT);
      await execute(`UPDATE audit_run SET parameters = '${JSON.stringify(older)}'`);
      expect((await store.auditRun('north', 'run-1'))?.parameters).toEqual({ ...PARAMETERS, extras: [] });
    });

    it('come back as they were asked for, newest first, each at its own site', async () => {
      const { store, sameDatabase } = await opened();
      for (const run of [asked('a'), asked('b'), asked('c', 'south')]) await store.addAuditRun(run, EVENT);
      const nothing = { startedAt: null, endedAt: null, heardAt: null, progress: null, result: null };
      expect(await sameDatabase.auditRuns('north', 10)).toEqual([
        { ...asked('b'), state: 'queued', ...nothing },
        { ...asked('a'), state: 'queued', ...nothing },
      ]);
      expect(await store.auditRuns('north', 1)).toHaveLength(1);
      expect(await store.auditRun('north', 'c')).toBeUndefined();
      expect(await store.auditRun('south', 'c')).toMatchObject({ id: 'c' });
    });

    it('asked for by a form that is sent twice are one, and on the trail once', async () => {
      const { store } = await opened();
      await store.addAuditRun(asked('a'), EVENT);
      await store.addAuditRun({ ...asked('a'), by: 'somebody else' }, EVENT);
      expect(await store.auditRuns('north', 10)).toMatchObject([{ by: 'Practitioner/7' }]);
      expect(await store.trail({ siteId: 'north', limit: 10 })).toHaveLength(1);
    });

    it('are taken in their order, one at a time for a site, and each by one instance only', async () => {
      const { store, sameDatabase } = await opened();
      for (const run of [asked('a'), asked('b'), asked('c', 'south')]) await store.addAuditRun(run, EVENT);
      const taken = await Promise.all([store, sameDatabase, store].map((each) => each.claimAuditRun(at(1), at(0))));
      expect(taken.map((run) => run?.id).toSorted()).toEqual(['a', 'c', undefined]);
      await store.settleAuditRun('a', { state: 'done', at: at(2), result: RESULT }, EVENT);
      expect(await sameDatabase.claimAuditRun(at(3), at(0))).toMatchObject({
        id: 'b',
        state: 'running',
        startedAt: at(3),
      });
    });

    it('say how far they are, and in the end what came of them', async () => {
      const { store, sameDatabase } = await opened();
      await store.addAuditRun(asked('a'), EVENT);
      await store.claimAuditRun(at(1), at(0));
      expect(await store.hearAuditRun('a', at(2), PROGRESS)).toBe('running');
      expect(await sameDatabase.auditRun('north', 'a')).toMatchObject({
        state: 'running',
        progress: PROGRESS,
        heardAt: at(2),
      });
      expect(await store.settleAuditRun('a', { state: 'done', at: at(3), result: RESULT }, EVENT)).toBe(true);
      expect(await sameDatabase.auditRun('north', 'a')).toMatchObject({
        state: 'done',
        progress: null,
        result: RESULT,
        endedAt: at(3),
      });
      expect(await store.settleAuditRun('a', { state: 'failed', at: at(4), result: RESULT }, EVENT)).toBe(false);
      expect(await store.trail({ siteId: 'north', limit: 10 })).toHaveLength(2);
    });

    it('of which nothing was heard are interrupted, and whoever ran them learns that they are lost', async () => {
      const { store, sameDatabase } = await opened();
      for (const id of ['a', 'b']) await store.addAuditRun(asked(id), EVENT);
      await store.claimAuditRun(at(1), at(0));
      await store.hearAuditRun('a', at(10), PROGRESS);
      expect(await sameDatabase.claimAuditRun(at(20), at(5))).toBeUndefined();
      expect(await sameDatabase.claimAuditRun(at(30), at(15))).toMatchObject({ id: 'b' });
      expect(await store.auditRun('north', 'a')).toMatchObject({ state: 'interrupted', endedAt: at(30) });
      expect(await store.hearAuditRun('a', at(31), PROGRESS)).toBeUndefined();
      expect(await store.settleAuditRun('a', { state: 'done', at: at(31), result: RESULT }, EVENT)).toBe(false);
    });

    it('are canceled at once while they wait, and are told to stop while they run', async () => {
      const { store } = await opened();
      for (const id of ['a', 'b']) await store.addAuditRun(asked(id), EVENT);
      await store.claimAuditRun(at(1), at(0));
      expect(await store.cancelAuditRun('north', 'b', { ...EVENT, at: at(2) })).toBe(true);
      expect(await store.auditRun('north', 'b')).toMatchObject({ state: 'canceled', endedAt: at(2) });
      expect(await store.cancelAuditRun('north', 'a', EVENT)).toBe(true);
      expect(await store.hearAuditRun('a', at(3), PROGRESS)).toBe('stopping');
      await store.settleAuditRun('a', { state: 'canceled', at: at(4), result: RESULT }, EVENT);
      expect(await store.cancelAuditRun('north', 'a', EVENT)).toBe(false);
      expect(await store.cancelAuditRun('south', 'b', EVENT)).toBe(false);
    });
  });
}
