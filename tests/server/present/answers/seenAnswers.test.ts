import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../server/chart/answer.ts';
import { changedSince, parseSeen, seenOf, seenText } from '../../../../server/present/answers/seenAnswers.ts';
import { answerHistory } from '../../../builders/answers.ts';

const withdrawn = { at: '2026-01-14T10:00:00Z', by: 'Dr Kim' };
const ecog: Answer = { id: 'ecog', value: 1, at: '2026-01-12T10:00:00Z', by: 'Dr Lee' };

describe('what the sender of a form had seen', () => {
  it('counts every answer and every withdrawal of a question', () =>
    expect(seenOf([ecog, { ...ecog, withdrawn }, { ...ecog, id: 'unresectable', value: true }])).toEqual({
      ecog: 3,
      unresectable: 1,
    }));

  it('comes back from the form as it went into it', () =>
    fc.assert(
      fc.property(answerHistory, (answers) => {
        const seen = seenOf(answers);
        expect(parseSeen(seenText(seen))).toEqual(seen);
      }),
    ));

  it.each([undefined, '', 'ecog', 'ecog:', 'ecog:-1', 'ecog:1.5', 'bilirubin:1', '__proto__:1', ['ecog:1']])(
    'that cannot be read counts as nothing: %j',
    (text) => expect(parseSeen(text)).toEqual({}),
  );
});

describe('a question has changed since', () => {
  it('when there is one record more, or fewer, of it, and it was asked about', () => {
    const now = { ecog: 2, unresectable: 1, dialysis: 1 };
    const seen = { ecog: 1, unresectable: 1, 'tumor-board': 1 } as const;
    expect(changedSince(seen, now, ['ecog', 'unresectable', 'tumor-board'])).toEqual(['ecog', 'tumor-board']);
    expect(changedSince(seen, now, [])).toEqual([]);
  });
});
