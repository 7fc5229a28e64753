import { describe, expect, it } from 'vitest';
import { THERAPIES } from '../../../server/criteria/therapy.ts';
import { headlines } from '../../../server/evidence/headlines.ts';
import { matchEvidence } from '../../../server/evidence/match.ts';
import { AS_OF, extrahepatic, leiomyosarcoma, metastasisOn } from './patients.ts';

const matches = matchEvidence(leiomyosarcoma(), AS_OF);
const ids = (therapy: (typeof THERAPIES)[number], most?: number) =>
  headlines(matches, therapy, most).map(({ outcome }) => outcome.id);

describe('headlines for one therapy', () => {
  it.each(THERAPIES)('are three to six for %s', (therapy) => {
    expect(headlines(matches, therapy).length).toBeGreaterThanOrEqual(3);
    expect(headlines(matches, therapy).length).toBeLessThanOrEqual(6);
  });

  it('are the first in the order of matching', () => {
    const mine = matches.filter(({ therapies }) => therapies.includes('y90'));
    expect(headlines(matches, 'y90', 3)).toEqual(mine.slice(0, 3));
  });

  it('never part R0 from R1/R2: both or neither', () => {
    for (const most of [1, 2, 3, 4, 5, 6, 7]) {
      const shown = ids('resection', most);
      expect(shown.includes('LANG-01'), `${most} lines`).toBe(shown.includes('LANG-02'));
    }
    expect(ids('resection', 4)).toContain('LANG-02');
  });

  it('hold the subgroups of this patient', () => {
    const facts = leiomyosarcoma({ ...extrahepatic(true), ...metastasisOn('2025-12-01') });
    const shown = headlines(matchEvidence(facts, AS_OF), 'deb-tace').map(({ outcome }) => outcome.id);
    expect(shown).toEqual(expect.arrayContaining(['MOF-T2-02', 'MOF-T2-05', 'MOF-T3-mRECIST-DEB-TACE', 'MOF-03']));
  });

  it('are none when nothing matches', () => {
    expect(headlines([], 'y90')).toEqual([]);
  });
});
