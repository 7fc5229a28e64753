import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../server/chart/answer.ts';
import type { Launch, PendingLaunch, Store } from '../../../server/store/store.ts';

/** What a backend brings to be tested: two stores opened on one and the same database. */
export interface Backend {
  readonly name: string;
  open(): Promise<{ readonly store: Store; readonly sameDatabase: Store; readonly remove: () => Promise<void> }>;
}

export const PENDING: PendingLaunch = {
  state: 'state-1',
  siteId: 'north',
  browserHash: 'hash',
  codeVerifier: 'verifier',
  nonce: 'nonce',
  tokenEndpoint: 'https://ehr.example/token',
  createdAt: '2026-03-01T10:00:00.000Z',
};

export const LAUNCH: Launch = {
  id: 'launch-1',
  siteId: 'north',
  browserHash: 'hash',
  csrfToken: 'csrf',
  patientId: 'p1',
  user: 'Practitioner/7',
  tokens: { accessToken: 'access', refreshToken: 'refresh', expiresAt: '2026-03-01T11:00:00.000Z', scope: 'launch' },
  createdAt: '2026-03-01T10:00:00.000Z',
};

const answer = (at: string, value: Answer['value'], id: Answer['id'] = 'ecog'): Answer => ({ id, value, at, by: 'dr' });

/** The rules that every backend of the store keeps. */
export function storeContract(backend: Backend): void {
  describe(`${backend.name} keeps the contract of the store`, () => {
    let cleanUp: () => Promise<void> = async () => {};
    const open = async () => {
      const opened = await backend.open();
      cleanUp = opened.remove;
      return opened;
    };
    afterEach(() => cleanUp());

    describe('pending launches', () => {
      it('come back as they were saved, in every instance', async () => {
        const { store, sameDatabase } = await open();
        await store.savePending(PENDING);
        expect(await sameDatabase.takePending('state-1')).toEqual(PENDING);
      });

      it('are found once only, however many ask at the same time', async () => {
        const { store, sameDatabase } = await open();
        await store.savePending(PENDING);
        const stores = [store, sameDatabase, store, sameDatabase, store];
        const taken = await Promise.all(stores.map((one) => one.takePending('state-1')));
        expect(taken.filter(Boolean)).toHaveLength(1);
      });

      it('of an unknown state are not found', async () => {
        const { store } = await open();
        expect(await store.takePending('nobody')).toBeUndefined();
      });

      it('never replace one another', async () => {
        const { store } = await open();
        await store.savePending(PENDING);
        await expect(store.savePending({ ...PENDING, nonce: 'other' })).rejects.toThrow();
        expect(await store.takePending('state-1')).toEqual(PENDING);
      });
    });

    describe('launches', () => {
      it('come back as they were saved, in every instance', async () => {
        const { store, sameDatabase } = await open();
        await store.saveLaunch(LAUNCH);
        expect(await sameDatabase.findLaunch('launch-1')).toEqual(LAUNCH);
      });

      it('need no refresh token', async () => {
        const { store } = await open();
        const { refreshToken: _, ...tokens } = LAUNCH.tokens;
        await store.saveLaunch({ ...LAUNCH, tokens });
        expect(await store.findLaunch('launch-1')).toEqual({ ...LAUNCH, tokens });
      });

      it('stay apart: new tokens of one leave the other alone', async () => {
        const { store } = await open();
        await store.saveLaunch(LAUNCH);
        await store.saveLaunch({ ...LAUNCH, id: 'launch-2', patientId: 'p2' });
        const tokens = { ...LAUNCH.tokens, accessToken: 'new' };
        await store.updateTokens('launch-2', tokens);
        expect(await store.findLaunch('launch-1')).toEqual(LAUNCH);
        expect(await store.findLaunch('launch-2')).toEqual({ ...LAUNCH, id: 'launch-2', patientId: 'p2', tokens });
      });

      it('never replace one another', async () => {
        const { store } = await open();
        await store.saveLaunch(LAUNCH);
        await expect(store.saveLaunch({ ...LAUNCH, patientId: 'p2' })).rejects.toThrow();
        expect((await store.findLaunch('launch-1'))?.patientId).toBe('p1');
      });
    });

    describe('the right to refresh', () => {
      const now = '2026-03-01T10:30:00.000Z';
      const until = '2026-03-01T10:30:15.000Z';

      it('is given to one caller, over all instances', async () => {
        const { store, sameDatabase } = await open();
        await store.saveLaunch(LAUNCH);
        const claims = [store, sameDatabase, store, sameDatabase].map((one) =>
          one.claimRefresh('launch-1', now, until),
        );
        expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      });

      it.each<[string, (store: Store) => Promise<void>, string]>([
        ['after the tokens were replaced', (store) => store.updateTokens('launch-1', LAUNCH.tokens), now],
        ['after it was given back', (store) => store.releaseRefresh('launch-1'), now],
        ['when its holder took too long', async () => {}, until],
      ])('is free again %s', async (_, free, later) => {
        const { store, sameDatabase } = await open();
        await store.saveLaunch(LAUNCH);
        await store.claimRefresh('launch-1', now, until);
        expect(await sameDatabase.claimRefresh('launch-1', now, until)).toBe(false);
        await free(store);
        expect(await sameDatabase.claimRefresh('launch-1', later, '2026-03-01T10:31:00.000Z')).toBe(true);
      });

      it('is not given for a launch that is not there', async () => {
        const { store } = await open();
        expect(await store.claimRefresh('nobody', now, until)).toBe(false);
      });
    });

    describe('answers', () => {
      it('come back oldest first, of the same instant in the order they were given', async () => {
        const { store, sameDatabase } = await open();
        const late = answer('2026-03-01T12:00:00.000Z', 2);
        const early = answer('2026-03-01T11:30:00.000Z', 1);
        const sameInstant = answer('2026-03-01T13:00:00.000+01:00', false, 'unresectable');
        await store.addAnswers('north', 'p1', [late, early]);
        await sameDatabase.addAnswers('north', 'p1', [sameInstant]);
        expect(await store.answers('north', 'p1')).toEqual([early, late, sameInstant]);
      });

      it('keep their kind of value: zero is not false', async () => {
        const { store } = await open();
        const at = '2026-03-01T12:00:00.000Z';
        const given = [answer(at, 0), answer(at, false, 'dialysis'), answer(at, 2.4, 'largest-lesion-cm')];
        await store.addAnswers('north', 'p1', given);
        expect(await store.answers('north', 'p1')).toEqual(given);
      });

      it('of one patient never show for another, nor for the same id at another site', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', [answer('2026-03-01T12:00:00.000Z', 1)]);
        expect(await store.answers('north', 'p2')).toEqual([]);
        expect(await store.answers('south', 'p1')).toEqual([]);
      });

      it('are added all or none', async () => {
        const { store } = await open();
        const good = answer('2026-03-01T12:00:00.000Z', 1);
        await expect(store.addAnswers('north', 'p1', [good, answer('yesterday', 2)])).rejects.toThrow();
        await expect(store.addAnswers('north', 'p1', [good, answer(good.at, Number.NaN)])).rejects.toThrow();
        expect(await store.answers('north', 'p1')).toEqual([]);
        await store.addAnswers('north', 'p1', [good]);
        expect(await store.answers('north', 'p1')).toEqual([good]);
      });
    });

    it('expires pending launches and launches by their age, never answers', async () => {
      const { store } = await open();
      const at = (time: string) => `2026-03-01T${time}.000Z`;
      await store.savePending({ ...PENDING, state: 'old', createdAt: at('10:00:00') });
      await store.savePending({ ...PENDING, state: 'young', createdAt: at('10:00:01') });
      await store.saveLaunch({ ...LAUNCH, id: 'old', createdAt: at('02:00:00') });
      await store.saveLaunch({ ...LAUNCH, id: 'young', createdAt: at('02:00:01') });
      await store.addAnswers('north', 'p1', [answer('2020-01-01T00:00:00.000Z', 1)]);
      await store.expire(at('10:00:01'), at('02:00:01'));
      expect(await store.takePending('old')).toBeUndefined();
      expect(await store.takePending('young')).toBeDefined();
      expect(await store.findLaunch('old')).toBeUndefined();
      expect(await store.findLaunch('young')).toBeDefined();
      expect(await store.answers('north', 'p1')).toHaveLength(1);
    });

    describe('keys that count once', () => {
      const NOW = '2026-03-01T10:00:00.000Z';
      it('are taken by one caller, however many ask at the same time', async () => {
        const { store, sameDatabase } = await open();
        const stores = [store, sameDatabase, store, sameDatabase];
        const taken = await Promise.all(stores.map((one) => one.useOnce('jti-1', NOW, '2026-03-01T10:05:00.000Z')));
        expect(taken.filter(Boolean)).toHaveLength(1);
      });

      it('are remembered until their time is over, and no longer', async () => {
        const { store } = await open();
        await store.useOnce('jti-1', NOW, '2026-03-01T10:05:00.000Z');
        expect(await store.useOnce('jti-1', '2026-03-01T10:05:00.000Z', '2026-03-01T11:00:00.000Z')).toBe(false);
        expect(await store.useOnce('jti-1', '2026-03-01T10:05:00.001Z', '2026-03-01T11:00:00.000Z')).toBe(true);
      });
    });

    describe('cards', () => {
      const card = (uuid: string, more: object = {}) => ({
        uuid,
        siteId: 'north',
        patientId: 'p1',
        hook: 'patient-view',
        statuses: { 'deb-tace': 'unknown' },
        user: 'Practitioner/7',
        at: '2026-03-01T10:00:00.000Z',
        ...more,
      });
      const overridden = (uuid: string) =>
        ({
          card: uuid,
          outcome: 'overridden',
          reason: { code: 'tumor-board' },
          comment: 'c',
          at: '2026-03-01T10:01:00Z',
        }) as const;

      it('come back with the feedback on them, of that patient at that site alone, oldest first', async () => {
        const { store, sameDatabase } = await open();
        await store.addCards([
          card('b', { at: '2026-03-01T10:00:01.000Z' }),
          card('a'),
          card('c', { patientId: 'p2' }),
        ]);
        await store.addCards([card('d', { siteId: 'south' })]);
        expect(await store.addFeedback(['north'], [overridden('a')])).toBe(true);
        expect(await sameDatabase.cards('north', 'p1')).toEqual([
          { ...card('a'), feedback: [overridden('a')] },
          { ...card('b', { at: '2026-03-01T10:00:01.000Z' }), feedback: [] },
        ]);
      });

      it('take no feedback from a site that was not given them, and then none of it is kept', async () => {
        const { store } = await open();
        await store.addCards([card('a'), card('d', { siteId: 'south' })]);
        expect(await store.addFeedback(['north'], [overridden('a'), overridden('d')])).toBe(false);
        expect(await store.addFeedback(['north'], [overridden('a'), overridden('unknown')])).toBe(false);
        expect((await store.cards('north', 'p1'))[0]?.feedback).toEqual([]);
      });

      it('of one answer are kept all or none', async () => {
        const { store } = await open();
        await expect(store.addCards([card('a'), card('a')])).rejects.toThrow();
        expect(await store.cards('north', 'p1')).toEqual([]);
      });
    });
  });
}
