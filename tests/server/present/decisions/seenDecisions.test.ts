import { describe, expect, it } from 'vitest';
import {
  outlineOf,
  parseSeenDecisions,
  seenDecisionsText,
} from '../../../../server/present/decisions/seenDecisions.ts';
import { assessmentOf, metFacts, mixedFacts } from '../assessmentBuilder.ts';

describe('what somebody who decides has seen', () => {
  const { verdicts } = assessmentOf({ facts: mixedFacts() });

  it('comes back from the form as it went into it', () => {
    const seen = { count: 12, outline: outlineOf(verdicts) };
    expect(parseSeenDecisions(seenDecisionsText(seen))).toEqual(seen);
  });

  it('is another when any status is another', () =>
    expect(outlineOf(assessmentOf({ facts: metFacts() }).verdicts)).not.toBe(outlineOf(verdicts)));

  it.each([undefined, '', '1', '1:', ':3', '-1:3', '1:4', ['1:3']])(
    'that cannot be read is never what is there: %j',
    (text) => expect(parseSeenDecisions(text)).toEqual({ count: -1, outline: '' }),
  );
});
