import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../server/chart/answer.ts';
import type { Decision } from '../../../server/criteria/decision.ts';
import type {
  AnswerName,
  AnswersEntry,
  Launch,
  PendingLaunch,
  QualityLaunch,
  Store,
} from '../../../server/store/store.ts';
import { EVENT } from './event.ts';

/** What a backend brings to be tested: two stores opened on one and the same database. */
export interface Backend {
  readonly name: string;
  /** SQL that takes away what keeps entries out of the trail, as the owner of the database can. */
  readonly letEntriesIn: string;
  open(): Promise<{
    readonly store: Store;
    readonly sameDatabase: Store;
    /** As somebody does who may write to the database. */
    readonly execute: (sql: string) => Promise<void>;
    readonly remove: () => Promise<void>;
  }>;
}

export const PENDING: PendingLaunch = {
  state: 'state-1',
  kind: 'ehr',
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
  issuer: 'https://ehr.example/fhir',
  subject: 'user-7',
  tokens: { accessToken: 'access', refreshToken: 'refresh', expiresAt: '2026-03-01T11:00:00.000Z', scope: 'launch' },
  createdAt: '2026-03-01T10:00:00.000Z',
};

export const QUALITY: QualityLaunch = {
  id: 'quality-1',
  siteId: 'north',
  browserHash: 'hash',
  csrfToken: 'csrf',
  user: 'Practitioner/7',
  issuer: 'https://ehr.example/fhir',
  subject: 'user-7',
  createdAt: '2026-03-01T10:00:00.000Z',
};

const answer = (at: string, value: Answer['value'], id: Answer['id'] = 'ecog'): Answer => ({ id, value, at, by: 'dr' });

/** Answers as a form sends them that saw nothing but what `seen` says. */
export const sent = (form: string, answers: readonly Answer[], seen: AnswersEntry['seen'] = {}): AnswersEntry => ({
  form,
  seen,
  answers,
});

export const DECISION: Decision = {
  form: 'form-1',
  about: 'deb-tace',
  kind: 'against',
  against: ['inr'],
  reason: 'Vitamin K was given; "1.4" expected <tomorrow>.',
  at: '2026-03-01T12:00:00.000Z',
  by: 'dr',
  asOf: '2026-03-01T11:59:58.000Z',
  basis: [
    {
      therapy: 'deb-tace',
      status: 'correctable',
      criteria: [{ id: 'inr', status: 'correctable', edition: '2020-09-01' }],
    },
  ],
  appVersion: '0.1.0',
};

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
        [
          'after the tokens were replaced',
          (store) => store.updateTokens('launch-1', LAUNCH.tokens).then(() => {}),
          now,
        ],
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
      const AT = '2026-03-01T12:00:00.000Z';

      it('come back oldest first, of the same instant in the order they were given', async () => {
        const { store, sameDatabase } = await open();
        const late = answer('2026-03-01T12:00:00.000Z', 2);
        const early = answer('2026-03-01T11:30:00.000Z', 1, 'lesion-count');
        const sameInstant = answer('2026-03-01T13:00:00.000+01:00', false, 'unresectable');
        await store.addAnswers('north', 'p1', sent('form-1', [late, early]), EVENT);
        await sameDatabase.addAnswers('north', 'p1', sent('form-2', [sameInstant]), EVENT);
        expect(await store.answers('north', 'p1')).toEqual([
          { ...early, form: 'form-1' },
          { ...late, form: 'form-1' },
          { ...sameInstant, form: 'form-2' },
        ]);
      });

      it('keep their kind of value: zero is not false', async () => {
        const { store } = await open();
        const given = [answer(AT, 0), answer(AT, false, 'dialysis'), answer(AT, 2.4, 'largest-lesion-cm')];
        await store.addAnswers('north', 'p1', sent('form-1', given), EVENT);
        expect((await store.answers('north', 'p1')).map(({ value }) => value)).toEqual([0, false, 2.4]);
      });

      it('of one patient never show for another, nor for the same id at another site', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        expect(await store.answers('north', 'p2')).toEqual([]);
        expect(await store.answers('south', 'p1')).toEqual([]);
      });

      it('are added all or none', async () => {
        const { store } = await open();
        const good = answer(AT, 1);
        const late = answer('yesterday', true, 'unresectable');
        await expect(store.addAnswers('north', 'p1', sent('form-1', [good, late]), EVENT)).rejects.toThrow();
        const noNumber = answer(AT, Number.NaN, 'lesion-count');
        await expect(store.addAnswers('north', 'p1', sent('form-1', [good, noNumber]), EVENT)).rejects.toThrow();
        expect(await store.answers('north', 'p1')).toEqual([]);
        expect(await store.addAnswers('north', 'p1', sent('form-1', [good]), EVENT)).toBe('stored');
        expect(await store.answers('north', 'p1')).toEqual([{ ...good, form: 'form-1' }]);
      });

      it('of a form that is sent again, to any instance, are not added again', async () => {
        const { store, sameDatabase } = await open();
        const form = sent('form-1', [answer(AT, 1), answer(AT, true, 'unresectable')]);
        const stores = [store, sameDatabase, store];
        const results = await Promise.all(stores.map((one) => one.addAnswers('north', 'p1', form, EVENT)));
        expect(results).toEqual(['stored', 'stored', 'stored']);
        expect(await store.answers('north', 'p1')).toHaveLength(2);
      });

      it('of a form that is sent again with one answer more add that one', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        const more = sent('form-1', [answer(AT, 1), answer(AT, true, 'unresectable')]);
        expect(await store.addAnswers('north', 'p1', more, EVENT)).toBe('stored');
        expect((await store.answers('north', 'p1')).map(({ id }) => id)).toEqual(['ecog', 'unresectable']);
      });

      it.each<[string, AnswersEntry]>([
        ['another form drawn at the same time', sent('form-2', [answer(AT, 2)])],
        ['the same form with another answer', sent('form-1', [answer(AT, 2)])],
        ['another form with the same answer', sent('form-2', [answer(AT, 1)])],
        ['a form that saw more than there is', sent('form-2', [answer(AT, 2)], { ecog: 2 })],
      ])('are never overwritten unseen: %s is told so, and none of it is stored', async (_, entry) => {
        const { store, sameDatabase } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        const both = { ...entry, answers: [answer(AT, true, 'unresectable'), ...entry.answers] };
        expect(await sameDatabase.addAnswers('north', 'p1', both, EVENT)).toBe('changed');
        expect((await store.answers('north', 'p1')).map(({ value }) => value)).toEqual([1]);
      });

      it('are given anew by whoever has seen the earlier one', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        expect(await store.addAnswers('north', 'p1', sent('form-2', [answer(AT, 2)], { ecog: 1 }), EVENT)).toBe(
          'stored',
        );
        expect((await store.answers('north', 'p1')).map(({ value }) => value)).toEqual([1, 2]);
      });

      it('of several writers who saw the same, one is first', async () => {
        const { store, sameDatabase } = await open();
        const results = await Promise.all(
          [store, sameDatabase, store, sameDatabase].map((one, index) =>
            one.addAnswers('north', 'p1', sent(`form-${index}`, [answer(AT, index)]), EVENT),
          ),
        );
        expect(results.toSorted()).toEqual(['changed', 'changed', 'changed', 'stored']);
        expect(await store.answers('north', 'p1')).toHaveLength(1);
      });
    });

    it('answers of a site come with their patients, those of each as they are read alone', async () => {
      const { store, sameDatabase } = await open();
      const at = (day: number) => `2026-03-0${day}T12:00:00.000Z`;
      await store.addAnswers('north', 'p2', sent('form-1', [answer(at(2), 1)]), EVENT);
      await store.addAnswers('north', 'p1', sent('form-1', [answer(at(3), 2)]), EVENT);
      await store.addAnswers('north', 'p2', sent('form-2', [answer(at(1), true, 'unresectable')]), EVENT);
      await store.addAnswers('south', 'p2', sent('form-1', [answer(at(1), 3)]), EVENT);
      const taken = { at: at(4), by: 'dr-2' };
      await store.withdrawAnswer('north', 'p2', { id: 'ecog', form: 'form-1' }, taken, EVENT);
      const found = await sameDatabase.answersOfSite('north');
      for (const id of ['p1', 'p2'])
        expect(found.filter(({ patientId }) => patientId === id).map((each) => each.answer)).toEqual(
          await store.answers('north', id),
        );
      expect(found).toHaveLength(3);
      expect(found.filter(({ answer: { withdrawn } }) => withdrawn)).toHaveLength(1);
    });

    describe('the withdrawal of an answer', () => {
      const AT = '2026-03-01T12:00:00.000Z';
      const first = { at: '2026-03-02T08:00:00.000Z', by: 'dr-2' };

      it('is kept with the answer: who took it back and when', async () => {
        const { store, sameDatabase } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1), answer(AT, true, 'unresectable')]), EVENT);
        expect(await sameDatabase.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'form-1' }, first, EVENT)).toBe(
          true,
        );
        expect(await store.answers('north', 'p1')).toEqual([
          { ...answer(AT, 1), form: 'form-1', withdrawn: first },
          { ...answer(AT, true, 'unresectable'), form: 'form-1' },
        ]);
      });

      it('happens once: the first one stays', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        await store.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'form-1' }, first, EVENT);
        const again = { at: '2026-03-03T08:00:00.000Z', by: 'dr-3' };
        expect(await store.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'form-1' }, again, EVENT)).toBe(true);
        expect((await store.answers('north', 'p1'))[0]?.withdrawn).toEqual(first);
      });

      it.each<[string, string, AnswerName]>([
        ['of no such form', 'p1', { id: 'ecog', form: 'form-9' }],
        ['of another question of the form', 'p1', { id: 'unresectable', form: 'form-1' }],
        ['of another patient', 'p2', { id: 'ecog', form: 'form-1' }],
      ])('%s is none', async (_, patient, name) => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [answer(AT, 1)]), EVENT);
        expect(await store.withdrawAnswer('north', patient, name, first, EVENT)).toBe(false);
        expect((await store.answers('north', 'p1'))[0]?.withdrawn).toBeUndefined();
      });

      it('counts as a record: who has not seen it does not answer over it, nor does the form that was sent before', async () => {
        const { store } = await open();
        const form = sent('form-1', [answer(AT, 1)]);
        await store.addAnswers('north', 'p1', form, EVENT);
        await store.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'form-1' }, first, EVENT);
        expect(await store.addAnswers('north', 'p1', form, EVENT)).toBe('changed');
        expect(await store.addAnswers('north', 'p1', sent('form-2', [answer(AT, 2)], { ecog: 1 }), EVENT)).toBe(
          'changed',
        );
        expect(await store.addAnswers('north', 'p1', sent('form-2', [answer(AT, 2)], { ecog: 2 }), EVENT)).toBe(
          'stored',
        );
      });
    });

    describe('decisions', () => {
      it('come back as they were made, in their order, in every instance', async () => {
        const { store, sameDatabase } = await open();
        const later = { ...DECISION, form: 'form-2', kind: 'defer' as const, against: [], about: 'all' as const };
        expect(await store.addDecision('north', 'p1', DECISION, 0, EVENT)).toBe('stored');
        expect(await sameDatabase.addDecision('north', 'p1', later, 1, EVENT)).toBe('stored');
        expect(await store.decisions('north', 'p1')).toEqual([DECISION, later]);
        expect(await store.decisions('north', 'p2')).toEqual([]);
        expect(await store.decisions('south', 'p1')).toEqual([]);
      });

      it('of a form that is sent again are not made again', async () => {
        const { store, sameDatabase } = await open();
        const again = { ...DECISION, at: '2026-03-01T12:00:01.000Z' };
        await store.addDecision('north', 'p1', DECISION, 0, EVENT);
        expect(await sameDatabase.addDecision('north', 'p1', again, 0, EVENT)).toBe('stored');
        expect(await store.decisions('north', 'p1')).toEqual([DECISION]);
      });

      it.each<[string, Partial<Decision>]>([
        ['a form drawn before', { form: 'form-2' }],
        ['the same form with other words', { reason: 'Other words.' }],
        ['the same form about another therapy', { about: 'y90' }],
        ['the same form against another criterion', { against: ['ecog'] }],
      ])('are never superseded unseen, nor edited: %s is told so', async (_, change) => {
        const { store } = await open();
        await store.addDecision('north', 'p1', DECISION, 0, EVENT);
        expect(await store.addDecision('north', 'p1', { ...DECISION, ...change }, 0, EVENT)).toBe('changed');
        expect(await store.decisions('north', 'p1')).toEqual([DECISION]);
      });

      it('of several writers who saw the same, one is first', async () => {
        const { store, sameDatabase } = await open();
        const results = await Promise.all(
          [store, sameDatabase, store].map((one, index) =>
            one.addDecision('north', 'p1', { ...DECISION, form: `form-${index}` }, 0, EVENT),
          ),
        );
        expect(results.toSorted()).toEqual(['changed', 'changed', 'stored']);
      });

      it('of a site are read for a span of time: its first instant is in it, its end is not', async () => {
        const { store } = await open();
        const made = (form: string, at: string) => ({ ...DECISION, form, at });
        const [before, first, last, after] = [
          made('before', '2026-02-28T22:59:59.999Z'),
          made('first', '2026-03-01T00:00:00.000+01:00'),
          made('last', '2026-03-31T21:59:59.999Z'),
          made('after', '2026-03-31T22:00:00.000Z'),
        ];
        await store.addDecision('north', 'p1', last, 0, EVENT);
        await store.addDecision('north', 'p1', after, 1, EVENT);
        await store.addDecision('north', 'p2', before, 0, EVENT);
        await store.addDecision('north', 'p2', first, 1, EVENT);
        await store.addDecision('south', 'p3', first, 0, EVENT);
        expect(await store.decisionsOfSite('north', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z')).toEqual([
          { patientId: 'p2', decision: first },
          { patientId: 'p1', decision: last },
        ]);
      });
    });

    it('launches of both kinds say when they were last used; an earlier use never takes the place of a later one', async () => {
      const { store, sameDatabase } = await open();
      const [early, late] = ['2026-03-01T10:20:00.000Z', '2026-03-01T10:40:00.000Z'];
      await store.saveLaunch(LAUNCH);
      await store.saveQualityLaunch(QUALITY);
      for (const id of [LAUNCH.id, QUALITY.id]) await store.noteUse(id, late);
      for (const id of [LAUNCH.id, QUALITY.id]) await sameDatabase.noteUse(id, early);
      expect(await sameDatabase.findLaunch(LAUNCH.id)).toEqual({ ...LAUNCH, usedAt: late });
      expect(await sameDatabase.findQualityLaunch(QUALITY.id)).toEqual({ ...QUALITY, usedAt: late });
    });

    it('the launches of a user at a site are found by whom the id_token named, newest first, and end for every instance', async () => {
      const { store, sameDatabase } = await open();
      const later = { ...LAUNCH, id: 'later', patientId: 'p2', createdAt: '2026-03-01T11:00:00.000Z' };
      await store.saveLaunch(LAUNCH);
      await store.saveLaunch(later);
      await store.saveLaunch({ ...LAUNCH, id: 'of-another-user', subject: 'somebody-else' });
      await store.saveLaunch({ ...LAUNCH, id: 'vouched-for-elsewhere', issuer: 'https://elsewhere.example' });
      await store.saveLaunch({ ...LAUNCH, id: 'at-another-site', siteId: 'elsewhere' });
      const ofUser = () => sameDatabase.launchesOfUser(LAUNCH.siteId, LAUNCH.issuer, LAUNCH.subject);
      expect(await ofUser()).toEqual([later, LAUNCH]);
      await sameDatabase.endLaunch('later', EVENT);
      expect([await ofUser(), await store.findLaunch('later')]).toEqual([[LAUNCH], undefined]);
      expect(await store.findLaunch('of-another-user')).toBeDefined();
    });

    it('a launch that is ended gives its newest tokens, once, and the trail is told once', async () => {
      const { store, sameDatabase } = await open();
      await store.saveLaunch(LAUNCH);
      const tokens = { ...LAUNCH.tokens, accessToken: 'new' };
      expect(await store.updateTokens(LAUNCH.id, tokens)).toBe(true);
      const ended = await Promise.all([
        store.endLaunch(LAUNCH.id, EVENT),
        sameDatabase.endLaunch(LAUNCH.id, EVENT),
        store.endLaunch(LAUNCH.id, EVENT),
      ]);
      expect(ended.filter((each) => each !== undefined)).toEqual([tokens]);
      expect(await store.trail({ siteId: EVENT.siteId, limit: 9 })).toHaveLength(1);
    });

    it('a launch of whose end the trail cannot be told goes on', async () => {
      const { store } = await open();
      await store.saveLaunch(LAUNCH);
      await expect(store.endLaunch(LAUNCH.id, { ...EVENT, at: 'no time' })).rejects.toThrow();
      expect(await store.findLaunch(LAUNCH.id)).toEqual(LAUNCH);
    });

    it('new tokens of a launch that has ended are not kept, and whoever brings them hears of it', async () => {
      const { store, sameDatabase } = await open();
      await store.saveLaunch(LAUNCH);
      await sameDatabase.endLaunch(LAUNCH.id, EVENT);
      expect(await store.updateTokens(LAUNCH.id, LAUNCH.tokens)).toBe(false);
      expect(await store.findLaunch(LAUNCH.id)).toBeUndefined();
    });

    describe('launches without a patient', () => {
      it('come back as they were saved, in every instance, and are no launches for a patient', async () => {
        const { store, sameDatabase } = await open();
        await store.saveQualityLaunch(QUALITY);
        expect(await sameDatabase.findQualityLaunch('quality-1')).toEqual(QUALITY);
        expect(await store.findLaunch('quality-1')).toBeUndefined();
        await store.saveLaunch(LAUNCH);
        expect(await store.findQualityLaunch(LAUNCH.id)).toBeUndefined();
      });

      it('end for every instance, and the trail is told once', async () => {
        const { store, sameDatabase } = await open();
        await store.saveQualityLaunch(QUALITY);
        await store.saveQualityLaunch({ ...QUALITY, id: 'quality-2' });
        await Promise.all([store, sameDatabase].map((each) => each.endQualityLaunch('quality-1', EVENT)));
        expect(await store.trail({ siteId: EVENT.siteId, limit: 9 })).toHaveLength(1);
        expect(await store.findQualityLaunch('quality-1')).toBeUndefined();
        expect(await store.findQualityLaunch('quality-2')).toBeDefined();
      });

      it('go on where the trail cannot be told of their end', async () => {
        const { store } = await open();
        await store.saveQualityLaunch(QUALITY);
        await expect(store.endQualityLaunch('quality-1', { ...EVENT, at: 'no time' })).rejects.toThrow();
        expect(await store.findQualityLaunch('quality-1')).toEqual(QUALITY);
      });
    });

    it('keeps how a launch began', async () => {
      const { store } = await open();
      await store.savePending({ ...PENDING, kind: 'quality' });
      expect((await store.takePending('state-1'))?.kind).toBe('quality');
    });

    it('expires pending launches and launches by their age, never answers or decisions', async () => {
      const { store } = await open();
      const at = (time: string) => `2026-03-01T${time}.000Z`;
      await store.savePending({ ...PENDING, state: 'old', createdAt: at('10:00:00') });
      await store.savePending({ ...PENDING, state: 'young', createdAt: at('10:00:01') });
      await store.saveLaunch({ ...LAUNCH, id: 'old', createdAt: at('02:00:00') });
      await store.saveLaunch({ ...LAUNCH, id: 'young', createdAt: at('02:00:01') });
      await store.saveQualityLaunch({ ...QUALITY, id: 'old', createdAt: at('02:00:00') });
      await store.saveQualityLaunch({ ...QUALITY, id: 'young', createdAt: at('02:00:01') });
      await store.addAnswers('north', 'p1', sent('form-1', [answer('2020-01-01T00:00:00.000Z', 1)]), EVENT);
      await store.addDecision('north', 'p1', { ...DECISION, at: '2020-01-01T00:00:00.000Z' }, 0, EVENT);
      await store.expire(at('10:00:01'), at('02:00:01'));
      expect(await store.takePending('old')).toBeUndefined();
      expect(await store.takePending('young')).toBeDefined();
      expect(await store.findLaunch('old')).toBeUndefined();
      expect(await store.findLaunch('young')).toBeDefined();
      expect(await store.findQualityLaunch('old')).toBeUndefined();
      expect(await store.findQualityLaunch('young')).toBeDefined();
      expect(await store.answers('north', 'p1')).toHaveLength(1);
      expect(await store.decisions('north', 'p1')).toHaveLength(1);
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

    describe('what is written into an EHR', () => {
      const begun = {
        siteId: 'north',
        patientId: 'p1',
        key: 'k1',
        kind: 'ecog' as const,
        at: '2026-03-01T10:00:00.000Z',
        by: 'Practitioner/7',
      };
      const LATER = '2026-03-01T10:05:00.000Z';

      it('may be begun by one caller only, however many ask at the same time', async () => {
        const { store, sameDatabase } = await open();
        const stores = [store, sameDatabase, store, sameDatabase];
        const claims = await Promise.all(stores.map((one) => one.claimWriteBack(begun)));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(await sameDatabase.writeBacks('north', 'p1')).toEqual([{ ...begun, state: 'sending', reference: null }]);
      });

      it('is never begun again once it is written', async () => {
        const { store } = await open();
        await store.claimWriteBack(begun);
        await store.settleWriteBack('north', 'p1', 'k1', { state: 'written', reference: 'Observation/9' });
        expect(await store.claimWriteBack({ ...begun, at: LATER }, begun.at)).toBe(false);
        await store.settleWriteBack('north', 'p1', 'k1', { state: 'refused' });
        expect(await store.writeBacks('north', 'p1')).toEqual([
          { ...begun, state: 'written', reference: 'Observation/9' },
        ]);
      });

      it('is begun again after an unknown outcome only by whoever names the attempt, and once', async () => {
        const { store, sameDatabase } = await open();
        await store.claimWriteBack(begun);
        await store.settleWriteBack('north', 'p1', 'k1', { state: 'unknown' });
        expect(await store.claimWriteBack({ ...begun, at: LATER })).toBe(false);
        expect(await store.claimWriteBack({ ...begun, at: LATER }, '2026-01-01T00:00:00.000Z')).toBe(false);
        const again = [store, sameDatabase].map((one) => one.claimWriteBack({ ...begun, at: LATER }, begun.at));
        expect((await Promise.all(again)).filter(Boolean)).toHaveLength(1);
        expect(await store.writeBacks('north', 'p1')).toEqual([
          { ...begun, at: LATER, state: 'sending', reference: null },
        ]);
      });

      it('is forgotten when the EHR has refused it', async () => {
        const { store } = await open();
        await store.claimWriteBack(begun);
        await store.settleWriteBack('north', 'p1', 'k1', { state: 'refused' });
        expect(await store.writeBacks('north', 'p1')).toEqual([]);
        expect(await store.claimWriteBack(begun)).toBe(true);
      });

      it('is kept apart by patient and by site', async () => {
        const { store } = await open();
        for (const more of [{}, { patientId: 'p2' }, { siteId: 'south' }])
          expect(await store.claimWriteBack({ ...begun, ...more })).toBe(true);
        expect(await store.writeBacks('south', 'p1')).toHaveLength(1);
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
        expect(await store.addFeedback(['north'], [overridden('a')], EVENT)).toBe(true);
        expect(await sameDatabase.cards('north', 'p1')).toEqual([
          { ...card('a'), feedback: [overridden('a')] },
          { ...card('b', { at: '2026-03-01T10:00:01.000Z' }), feedback: [] },
        ]);
      });

      it('that were overridden are read for a site, in the order in which the EHR said so', async () => {
        const { store, sameDatabase } = await open();
        const elsewhere = card('d', { siteId: 'south' });
        await store.addCards([card('a'), card('b', { patientId: 'p2' }), elsewhere]);
        await store.addFeedback(['north'], [{ ...overridden('a'), outcome: 'accepted' }, overridden('b')], EVENT);
        await store.addFeedback(['north', 'south'], [overridden('a'), overridden('d')], EVENT);
        expect(await sameDatabase.overridesOfSite('north')).toEqual([
          { card: card('b', { patientId: 'p2' }), feedback: overridden('b') },
          { card: card('a'), feedback: overridden('a') },
        ]);
      });

      it('take no feedback from a site that was not given them, and then none of it is kept', async () => {
        const { store } = await open();
        await store.addCards([card('a'), card('d', { siteId: 'south' })]);
        expect(await store.addFeedback(['north'], [overridden('a'), overridden('d')], EVENT)).toBe(false);
        expect(await store.addFeedback(['north'], [overridden('a'), overridden('unknown')], EVENT)).toBe(false);
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
