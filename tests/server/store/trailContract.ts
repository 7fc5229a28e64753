import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/store/store.ts';
import { brokenLink, type Head, START } from '../../../server/trail/chain.ts';
import type { TrailEvent } from '../../../server/trail/trailEntry.ts';
import { type Backend, DECISION, sent } from './contract.ts';
import { EVENT } from './event.ts';

const event = (requestId: string, more: Partial<TrailEvent> = {}): TrailEvent => ({ ...EVENT, requestId, ...more });

/** Follows the chain from its start; gives the head, or what is broken. */
async function followed(store: Store): Promise<Head | string> {
  let head: Head = START;
  for (const row of await store.trailRows(undefined, 10_000)) {
    const problem = brokenLink(row, head);
    if (problem !== undefined) return problem;
    head = row;
  }
  return head;
}

const requestsIn = async (store: Store): Promise<readonly string[]> =>
  (await store.trail({ siteId: 'north', limit: 1000 })).map(({ requestId }) => requestId);

/** The rules of the trail that every backend of the store keeps. */
export function trailContract(backend: Backend): void {
  describe(`${backend.name} keeps the contract of the trail`, () => {
    let cleanUp: () => Promise<void> = async () => {};
    const open = async () => {
      const opened = await backend.open();
      cleanUp = opened.remove;
      return opened;
    };
    afterEach(() => cleanUp());

    it('entries come back as they were recorded, newest first, in every instance', async () => {
      const { store, sameDatabase } = await open();
      await store.record(event('1'));
      await store.record(event('2', { user: null, patientId: null, edition: null }));
      const [last, first, ...others] = await sameDatabase.trail({ siteId: 'north', limit: 10 });
      expect(others).toEqual([]);
      expect(first).toEqual({ ...event('1'), number: 1, previous: START.hash, hash: expect.any(String) });
      expect(last).toMatchObject({ number: 2, previous: first?.hash, user: null, patientId: null, edition: null });
    });

    it('entries that several instances record at the same time make one chain without gaps', async () => {
      const { store, sameDatabase } = await open();
      const names = Array.from({ length: 250 }, (_, n) => `request-${n}`);
      await Promise.all(names.map((name, n) => [store, sameDatabase][n % 2]?.record(event(name))));
      expect(await followed(store)).toMatchObject({ number: 250 });
      expect((await requestsIn(store)).toSorted()).toEqual(names.toSorted());
    });

    it.each<[string, Partial<Parameters<Store['trail']>[0]>, readonly string[]]>([
      ['of a patient', { patientId: 'p2' }, ['3', '2']],
      ['of a user, by any of the names given', { userIds: ['nobody', 'Practitioner/8'] }, ['3']],
      ['of a user of whom there are none', { userIds: ['nobody'] }, []],
      ['from an instant on', { from: '2026-03-02T01:00:00.000+01:00' }, ['3', '2']],
      ['before an instant', { to: '2026-03-02T00:00:00.000Z' }, ['1']],
      ['before an entry', { before: 3 }, ['2', '1']],
      ['at most as many as asked for', { limit: 1 }, ['3']],
    ])('entries are found %s', async (_, query, expected) => {
      const { store } = await open();
      const at = '2026-03-02T00:00:00.000Z';
      await store.record(event('1'));
      await store.record(event('2', { patientId: 'p2', at }));
      const user = { issuer: 'https://ehr.example', subject: 'user-8', fhirUser: 'Practitioner/8' };
      await store.record(event('3', { patientId: 'p2', at, user }));
      await store.record(event('4', { siteId: 'south' }));
      const found = await store.trail({ siteId: 'north', limit: 10, ...query });
      expect(found.map(({ requestId }) => requestId)).toEqual(expected);
    });

    it('text that no database holds changes nothing about the chain', async () => {
      const { store } = await open();
      await store.record(event('nul \0, half a character \ud800'));
      await store.record(event('after'));
      expect(await followed(store)).toMatchObject({ number: 2 });
    });

    describe('what is stored is recorded with it, and nothing else is', () => {
      const ecog = { id: 'ecog', value: 1, at: '2026-03-01T12:00:00.000Z', by: 'dr' } as const;

      it('an answer that is stored; not one that came too late, nor the same one again', async () => {
        const { store } = await open();
        await store.addAnswers('north', 'p1', sent('form-1', [ecog]), event('first'));
        await store.addAnswers('north', 'p1', sent('form-1', [ecog]), event('again'));
        await store.addAnswers('north', 'p1', sent('form-2', [{ ...ecog, value: 2 }]), event('late'));
        expect(await requestsIn(store)).toEqual(['first']);
      });

      it('a withdrawal, once', async () => {
        const { store } = await open();
        const withdrawal = { at: '2026-03-01T12:00:00.000Z', by: 'dr' };
        await store.addAnswers('north', 'p1', sent('form-1', [ecog]), event('answer'));
        for (const name of ['first', 'again'])
          await store.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'form-1' }, withdrawal, event(name));
        await store.withdrawAnswer('north', 'p1', { id: 'ecog', form: 'other' }, withdrawal, event('none'));
        expect(await requestsIn(store)).toEqual(['first', 'answer']);
      });

      it('a decision that is stored', async () => {
        const { store } = await open();
        await store.addDecision('north', 'p1', DECISION, 0, event('first'));
        await store.addDecision('north', 'p1', { ...DECISION, form: 'form-2' }, 0, event('late'));
        expect(await requestsIn(store)).toEqual(['first']);
      });

      it('feedback, with the patient of each card', async () => {
        const { store } = await open();
        const card = { siteId: 'north', hook: 'patient-view', statuses: {}, user: 'dr', at: EVENT.at };
        await store.addCards([
          { ...card, uuid: 'a', patientId: 'p1' },
          { ...card, uuid: 'b', patientId: 'p2' },
        ]);
        const feedback = (uuid: string) => ({ card: uuid, outcome: 'accepted', at: EVENT.at }) as const;
        await store.addFeedback(['north'], [feedback('a'), feedback('unknown')], event('refused'));
        await store.addFeedback(['north'], [feedback('a'), feedback('b')], event('kept'));
        const found = await store.trail({ siteId: 'north', limit: 10 });
        expect(found).toMatchObject([
          { requestId: 'kept', patientId: 'p2' },
          { requestId: 'kept', patientId: 'p1' },
        ]);
      });

      it('an answer that cannot be recorded is not stored', async () => {
        const { store } = await open();
        const unfit = { ...event('unfit'), at: 'yesterday' };
        await expect(store.addAnswers('north', 'p1', sent('form-1', [ecog]), unfit)).rejects.toThrow();
        expect(await store.answers('north', 'p1')).toEqual([]);
      });
    });

    const copyOfFirst = (number: number, document = 'document') =>
      `(number, document, hash, site_id, patient_id, user_id, at_ms)
       SELECT ${number}, ${document}, hash, site_id, patient_id, user_id, at_ms FROM trail_entry WHERE number = 1`;

    it.each([
      ['before the first', `INSERT INTO trail_entry ${copyOfFirst(0)}`],
      ['before all numbers', `INSERT INTO trail_entry ${copyOfFirst(Number.MIN_SAFE_INTEGER)}`],
      ['with a number that is taken', `INSERT INTO trail_entry ${copyOfFirst(1)}`],
      ['after a gap', `INSERT INTO trail_entry ${copyOfFirst(4)}`],
    ])('the database refuses an entry %s, whoever asks', async (_, sql) => {
      const { store, execute } = await open();
      await store.record(event('1'));
      await store.record(event('2'));
      await expect(execute(sql)).rejects.toThrow('append-only');
      expect(await store.trailRows(undefined, 10)).toHaveLength(2);
      expect(await followed(store)).toMatchObject({ number: 2 });
    });

    it('the rows begin with whatever stands first, also where no entry can', async () => {
      const { store, execute } = await open();
      await store.record(event('1'));
      await execute(backend.letEntriesIn);
      await execute(`INSERT INTO trail_entry ${copyOfFirst(0)}`);
      expect((await store.trailRows(undefined, 10)).map(({ number }) => number)).toEqual([0, 1]);
      expect(await followed(store)).toBe('stands before the first entry');
    });

    it('after an entry that could not be written the next one is', async () => {
      const { store } = await open();
      await expect(store.record({ ...event('unfit'), at: 'yesterday' })).rejects.toThrow();
      await store.record(event('fit'));
      expect(await requestsIn(store)).toEqual(['fit']);
    });
  });
}
