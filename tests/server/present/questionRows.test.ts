import { describe, expect, it } from 'vitest';
import { known } from '../../../server/chart/fact.ts';
import { point } from '../../../server/chart/interval.ts';
import { questionRows } from '../../../server/present/questionRows.ts';
import { factsWith } from '../../builders/facts.ts';
import { answer, answered, assessmentOf, metFacts, mixedFacts, result } from './assessmentBuilder.ts';

const CLEAN = { errors: {}, typed: {}, changed: [] };
const stale = (holdsUntil: string) => known(true, [{ ...answered('unresectable', true).sources[0]!, holdsUntil }]);
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const all = (rows: ReturnType<typeof questionRows>) => [...rows.open, ...rows.rest];

describe('what is shown at once', () => {
  it('is what is missing or doubtful', () => {
    const { open, rest } = questionRows(assessmentOf({ facts: metFacts({ ecog: factsWith().ecog }) }), CLEAN);
    expect(ids(open)).toContain('ecog');
    expect(ids(rest)).toContain('lesion-count');
  });

  it('is not what was answered and holds: it can be corrected behind a click', () => {
    const { open, rest } = questionRows(assessmentOf({ answers: [answer('unresectable', true)] }), CLEAN);
    expect(ids(open)).not.toContain('unresectable');
    expect(rest.find(({ id }) => id === 'unresectable')?.earlier).toMatch(/^yes, by Dr Lee/);
  });

  it.each([
    ['an answer with a week left', stale('2026-01-21T09:00:00Z'), true],
    ['an answer with more than a week left', stale('2026-01-22T09:00:01Z'), false],
  ])('is %s: %#', (_, fact, isOpen) => {
    const { open } = questionRows(assessmentOf({ facts: metFacts({ unresectable: fact }) }), CLEAN);
    expect(ids(open).includes('unresectable')).toBe(isOpen);
    if (isOpen)
      expect(open.find(({ id }) => id === 'unresectable')?.because).toBe(
        'what is known now holds only until 21 Jan 2026 (site policy)',
      );
  });

  it.each([
    ['2025-11-22', true],
    ['2025-11-23T09:59:00+01:00', true],
    ['2025-11-23', false],
    ['2025-11-23T10:01:00+01:00', false],
    ['2026-01', false],
  ])('is a value of the chart with a week left (%s)', (recordedAt, isOpen) => {
    const facts = metFacts({ 'lesion-count': result(2, '2', recordedAt) });
    expect(ids(questionRows(assessmentOf({ facts }), CLEAN).open).includes('lesion-count')).toBe(isOpen);
  });

  it('is what somebody else answered since the form was drawn', () => {
    const given = assessmentOf({ answers: [answer('unresectable', false)] });
    const { open } = questionRows(given, { ...CLEAN, changed: ['unresectable', 'liver-dominant'] });
    expect(open.flatMap(({ id, changed }) => (changed ? [[id, changed]] : []))).toEqual([
      ['unresectable', 'the answer is now: no, by Dr Lee, 3 days ago (12 Jan 2026, 11:00)'],
      ['liver-dominant', 'the answer has been withdrawn'],
    ]);
  });

  it('is a preliminary value', () => {
    const facts = metFacts({ ecog: result(1, '1', '2026-01-13', { status: 'preliminary' }) });
    expect(ids(questionRows(assessmentOf({ facts }), CLEAN).open)).toContain('ecog');
  });

  it('is a field that could not be saved, and what was typed into it', () => {
    const form = { errors: { 'lesion-count': 'Give a whole number.' }, typed: { 'lesion-count': 'two' }, changed: [] };
    const { open } = questionRows(assessmentOf(), form);
    expect(open.find(({ id }) => id === 'lesion-count')).toMatchObject({ typed: 'two', error: 'Give a whole number.' });
  });
});

describe('a question about a correctable value', () => {
  const correctable = mixedFacts();
  const settled = mixedFacts({ 'inr-correctable': answered('inr-correctable', false) });

  it('is asked while the value is correctable', () =>
    expect(ids(questionRows(assessmentOf({ facts: correctable }), CLEAN).open)).toContain('inr-correctable'));

  it('is not asked when the value keeps the limit', () =>
    expect(ids(all(questionRows(assessmentOf(), CLEAN)))).not.toContain('inr-correctable'));

  it('stays once "not correctable" was answered, so that the answer can be put right', () => {
    const assessment = assessmentOf({ facts: settled, answers: [answer('inr-correctable', false)] });
    expect(assessment.verdicts[0].results.find(({ id }) => id === 'inr')?.status).toBe('not-met');
    expect(ids(questionRows(assessment, CLEAN).rest)).toContain('inr-correctable');
  });
});

describe('an earlier answer', () => {
  const rows = questionRows(
    assessmentOf({
      facts: metFacts({
        'lesion-count': known(
          point(3),
          [{ reference: 'answer/lesion-count', recordedAt: '2026-01-12T10:00:00Z', asRecorded: '3', by: 'Dr Lee' }],
          [
            {
              reference: 'Observation/count',
              recordedAt: '2026-01-05',
              asRecorded: '2',
              because: 'superseded: the latest value decides',
            },
          ],
        ),
      }),
      answers: [
        answer('lesion-count', 2, '2026-01-10T10:00:00Z'),
        answer('lesion-count', 3),
        answer('prefers-y90', false),
      ],
    }),
    CLEAN,
  );
  const row = (id: string) => all(rows).find((each) => each.id === id);

  it('says who and when, and the latest one counts', () =>
    expect(row('lesion-count')?.earlier).toBe(
      '3 lesions, by Dr Lee, 3 days ago (12 Jan 2026, 11:00); holds until 13 Mar 2026, site policy',
    ));

  it("stands beside the chart's value, which never includes the answer itself", () =>
    expect(row('lesion-count')?.chart).toEqual([
      '2, 5 Jan 2026 (10 days ago), Observation/count; not used: superseded: the latest value decides',
    ]));

  it('is not chosen again by itself: sending the form must not renew an old answer', () => {
    const options = row('prefers-y90')?.options ?? [];
    expect(options.filter(({ checked }) => checked)).toEqual([
      expect.objectContaining({ value: '', label: 'Keep the earlier answer' }),
    ]);
  });
});

describe('every question', () => {
  const rows = all(questionRows(assessmentOf({ facts: factsWith() }), CLEAN));

  it('says why it is asked while nothing is known', () =>
    expect(rows.filter(({ because }) => !because).map(({ id }) => id)).toEqual([]));

  it('says how long an answer counts, as site policy', () =>
    expect(rows.every(({ counts }) => /^An answer counts for 60 days \(site policy\)\.$/.test(counts))).toBe(true));

  it('of choices has exactly one chosen, "Not answered" at first', () => {
    const chosen = rows.filter(({ kind }) => kind === 'choice').map(({ options }) => options.filter((o) => o.checked));
    expect(chosen.every(([first, ...others]) => first?.label === 'Not answered' && others.length === 0)).toBe(true);
  });
});
