import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../../server/chart/inputs/index.ts';
import { CAUTION_IDS } from '../../../../server/criteria/cautions/cautionId.ts';
import { cautionInputs } from '../../../../server/criteria/cautions/cautionInputs.ts';
import { CAUTIONS } from '../../../../server/criteria/cautions/index.ts';

describe('the cautions are complete', () => {
  it('every stable id is one caution, in the order in which they are shown', () =>
    expect(CAUTIONS.map(({ id }) => id)).toEqual([...CAUTION_IDS]));

  it.each(CAUTIONS.map((caution) => ({ id: caution.id, caution })))(
    '$id says what its source says, links it and was reviewed',
    ({ caution }) => {
      expect(caution.statement.length).toBeGreaterThan(40);
      expect(caution.statement).toMatch(/\.$/);
      for (const { label, link, locator } of caution.citations) {
        expect(link).toMatch(/^https:\/\/\S+\.\S+\/\S+$/);
        expect([label, locator]).not.toContain('');
      }
      expect(caution.lastReviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new Set(caution.therapies).size).toBe(caution.therapies.length);
    },
  );

  it.each(CAUTIONS.filter(({ rule }) => rule.kind !== 'information').map(({ id, rule }) => ({ id, rule })))(
    '$id reads inputs that exist',
    ({ rule }) => {
      const inputs = cautionInputs(rule);
      expect(inputs.length).toBeGreaterThan(0);
      expect(inputs.filter((id) => !INPUTS.some((input) => input.id === id))).toEqual([]);
    },
  );

  it('what is shown for every patient reads nothing', () =>
    expect(
      CAUTIONS.filter(({ rule }) => rule.kind === 'information').flatMap(({ rule }) => cautionInputs(rule)),
    ).toEqual([]));
});
