import { expect, it } from 'vitest';
import type { Store } from '../../../server/store/store.ts';
import { LAUNCH, sent } from './contract.ts';
import { EVENT } from './event.ts';

/** What a database that the first version wrote has to go through when this version opens it; run against every backend. */
export function upgradeContract(name: string, openFirstVersion: () => Promise<Store>): void {
  it(`${name} of the first version keeps its answers, which can be withdrawn and given anew, and takes everything new`, async () => {
    const store = await openFirstVersion();
    const [early, late, other] = await store.answers('north', 'p1');
    expect([early, late, other]).toMatchObject([
      { id: 'ecog', value: 1, at: '2026-03-01T11:00:00.000Z', by: 'dr-1' },
      { id: 'ecog', value: 0, at: '2026-03-01T12:00:00.000Z', by: 'dr-2' },
      { id: 'dialysis', value: false, at: '2026-03-01T13:00:00.000Z', by: 'dr-1' },
    ]);
    const ecog = { id: 'ecog' as const, form: late!.form! };
    const withdrawal = { at: '2026-03-02T12:00:00.000Z', by: 'dr-3' };
    expect(await store.withdrawAnswer('north', 'p1', ecog, withdrawal, EVENT)).toBe(true);
    const anew = { id: 'ecog', value: 2, at: '2026-03-03T12:00:00.000Z', by: 'dr-3' } as const;
    expect(await store.addAnswers('north', 'p1', sent('form-1', [anew], { ecog: 3 }), EVENT)).toBe('stored');
    expect((await store.answers('north', 'p1')).map(({ withdrawn }) => withdrawn)).toEqual([
      undefined,
      withdrawal,
      undefined,
      undefined,
    ]);
    expect(await store.answers('north', 'p2')).toMatchObject([{ value: 3 }]);
    await store.saveLaunch(LAUNCH);
    expect(await store.findLaunch(LAUNCH.id)).toEqual(LAUNCH);
    await store.record(EVENT);
    expect((await store.trail({ siteId: EVENT.siteId, limit: 10 })).length).toBeGreaterThan(0);
    await store.close();
  });
}
