import { describe, expect, it } from 'vitest';
import { CAUTIONS } from '../../../../server/criteria/cautions/index.ts';
import { CAUTIONS_LEFT_OUT } from '../../../../server/criteria/cautions/leftOut.ts';

describe('what was read and is no caution', () => {
  it.each(CAUTIONS_LEFT_OUT.map((entry) => ({ label: entry.source.label, ...entry })))(
    '$label has its link, what it is about and the reason',
    ({ source, about, reason }) => {
      expect(source.link).toMatch(/^(https:\/\/\S+\.\S+\/\S+|\/evidence\/\S+)$/);
      expect(about.length).toBeGreaterThan(20);
      expect(reason.length).toBeGreaterThan(20);
    },
  );

  it('each stands there once, and a source that is also cited by a caution says so', () => {
    const links = CAUTIONS_LEFT_OUT.map(({ source }) => source.link);
    expect(new Set(links).size).toBe(links.length);
    const cited = new Set(CAUTIONS.flatMap(({ citations }) => citations.map(({ link }) => link)));
    const both = CAUTIONS_LEFT_OUT.filter(({ source }) => cited.has(source.link));
    expect(both.filter(({ reason }) => !reason.includes('caution'))).toEqual([]);
  });
});
