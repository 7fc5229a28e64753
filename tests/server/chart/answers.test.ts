import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerId } from '../../../server/chart/answer.ts';
import { answerDays, holdsUntil } from '../../../server/chart/answerPolicy.ts';
import { answersAt } from '../../../server/chart/answersAt.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import type { CriterionId } from '../../../server/criteria/criterionId.ts';
import { evaluate } from '../../../server/criteria/evaluate.ts';
import { THERAPIES } from '../../../server/criteria/therapy.ts';
import type { Result } from '../../../server/criteria/verdict.ts';
import { ANSWER_IDS, answerHistory, instant, oneAnswer } from '../../builders/answers.ts';
import { record } from '../../builders/arbitrary.ts';
import { AS_OF, factsOf } from '../../builders/read.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 3_000) };
const GIVEN = '2026-01-10T09:00:00Z';
const yes: Answer = { id: 'unresectable', value: true, at: GIVEN, by: 'dr-1' };
const withdrawn = (at: string, answer = yes): Answer => ({ ...answer, withdrawn: { at, by: 'dr-2' } });

describe('an answer that was withdrawn', () => {
  const factAt = (asOf: string, answers: readonly Answer[]) => factsOf([], { asOf, answers }).unresectable;
  const taken = withdrawn('2026-01-12T09:00:00Z');

  it.each([
    ['before the withdrawal', '2026-01-12T08:59:59Z', true],
    ['at the instant of the withdrawal', '2026-01-12T09:00:00Z', false],
    ['after the withdrawal', '2026-01-14T09:00:00Z', false],
  ])('looked at %s', (_, asOf, counts) => expect(factAt(asOf, [taken]).known).toBe(counts));

  it('lets an earlier answer count again', () => {
    const earlier = { ...yes, value: false, at: '2026-01-08T09:00:00Z' };
    expect(factAt(AS_OF, [earlier, yes])).toMatchObject({ known: true, value: true });
    expect(factAt(AS_OF, [earlier, taken])).toMatchObject({ known: true, value: false });
  });

  it('leaves a criterion unknown, as nobody answered', () =>
    expect(factAt(AS_OF, [taken])).toMatchObject({ known: false, why: 'absent', sources: [] }));

  it('is still told: who gave it and who took it back; before that, only who gave it', () => {
    expect(answersAt([taken], AS_OF)).toEqual([taken]);
    expect(answersAt([taken], '2026-01-11T09:00:00Z')).toEqual([yes]);
    expect(answersAt([taken], '2026-01-09T09:00:00Z')).toEqual([]);
  });

  it('reads, from the withdrawal on, as if it had never been given, whatever else there is', () => {
    const case_ = fc.tuple(record, answerHistory, oneAnswer, instant, instant);
    fc.assert(
      fc.property(case_, ([resources, history, answer, at, asOf]) => {
        const index = history.length >> 1;
        const given = history.toSpliced(index, 0, answer);
        const takenBack = history.toSpliced(index, 0, withdrawn(at, answer));
        const expected = Date.parse(at) <= Date.parse(asOf) ? history : given;
        expect(factsOf(resources, { asOf, answers: takenBack })).toEqual(
          factsOf(resources, { asOf, answers: expected }),
        );
      }),
      RUNS,
    );
  });
});

describe('how long an answer holds', () => {
  it.each<[AnswerId, keyof typeof DEFAULT_POLICY.lookBackDays]>([
    ['ecog', 'performanceStatus'],
    ['lesion-count', 'lesions'],
    ['largest-lesion-cm', 'lesions'],
    ['unresectable', 'attestation'],
    ['dialysis', 'attestation'],
    ['extrahepatic-disease', 'attestation'],
  ])('%s: by the policy for %s', (id, key) => {
    const lookBackDays = { ...DEFAULT_POLICY.lookBackDays, [key]: 11 };
    expect(answerDays(id, { lookBackDays })).toBe(11);
  });

  it('is part of what the answer is known by', () => {
    const [source] = factsOf([], { answers: [yes] }).unresectable.sources;
    expect(source).toMatchObject({ by: 'dr-1', recordedAt: GIVEN, holdsUntil: '2026-03-11T09:00:00.000Z' });
  });

  it.each(
    ANSWER_IDS.filter((id) => !id.endsWith('-correctable') && !['extrahepatic-disease', 'dialysis'].includes(id)),
  )('%s counts up to that instant and not a day longer, in any time zone', (id) => {
    const value = id === 'ecog' || id === 'lesion-count' || id === 'largest-lesion-cm' ? 1 : true;
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    const minutes = fc.integer({ min: 0, max: 365 * 24 * 60 });
    fc.assert(
      fc.property(zones, minutes, (timeZone, minute) => {
        const policy = { ...DEFAULT_POLICY, timeZone };
        const answer = { id, value, at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), by: 'dr-1' };
        const until = holdsUntil(answer, policy);
        const known = (asOf: string) => factsOf([], { asOf, policy, answers: [answer] })[id].known;
        expect(known(until)).toBe(true);
        expect(known(new Date(Date.parse(until) + 86_400_000).toISOString())).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

/** The criterion each answer is about; of the others none may change. */
const ABOUT: Readonly<Partial<Record<AnswerId, CriterionId>>> = {
  'inr-correctable': 'inr',
  'platelets-correctable': 'platelets',
  'largest-lesion-cm': 'lesion-size',
  unresectable: 'unresectable',
  'liver-dominant': 'liver-dominant',
  'ablatable-location': 'ablatable-location',
  'complete-removal-possible': 'complete-removal-possible',
  'prefers-y90': 'prefers-y90',
  ecog: 'ecog',
  'lesion-count': 'lesion-count',
};

describe('an answer', () => {
  const results = (resources: readonly unknown[], answers: readonly Answer[]): readonly Result[] => {
    const facts = factsOf(resources, { answers });
    return THERAPIES.flatMap((therapy) => evaluate(therapy, facts, AS_OF).results);
  };

  it('never changes what is said of another criterion', () => {
    fc.assert(
      fc.property(record, answerHistory, oneAnswer, (resources, history, answer) => {
        const about = ABOUT[answer.id];
        const others = (answers: readonly Answer[]) => results(resources, answers).filter(({ id }) => id !== about);
        expect(others([...history, answer])).toEqual(others(history));
      }),
      RUNS,
    );
  });
});
