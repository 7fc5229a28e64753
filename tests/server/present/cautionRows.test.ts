import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { CAUTION_IDS } from '../../../server/criteria/cautions/cautionId.ts';
import { cautionRows } from '../../../server/present/cautionRows.ts';
import { factsWith } from '../../builders/facts.ts';
import { AS_OF, assessmentOf, mixedFacts, result } from './assessmentBuilder.ts';

const MOMENT = { asOf: AS_OF, zone: 'UTC' };
const rows = (facts = mixedFacts(), cautionsOff: readonly string[] = []) => {
  const policy = { ...DEFAULT_POLICY, cautionsOff };
  return cautionRows(assessmentOf({ facts, policy }).cautions, policy, MOMENT);
};

describe('the cautions on the page', () => {
  it('are what applies, what cannot be told and what is for everybody, each counted', () => {
    const { applies, cannotTell, information } = rows();
    for (const part of [applies, cannotTell, information])
      expect(part.count).toBe(part.groups.flatMap((group) => group.rows).length);
    expect(applies.groups.flatMap((group) => group.rows.map(({ title }) => title))).toContain(
      'ECOG performance status above 2',
    );
  });

  it('stand under the therapies they concern', () => {
    const { cannotTell } = rows(factsWith());
    expect(cannotTell.groups.map(({ therapies }) => therapies)).toEqual([
      'DEB-TACE',
      'Y90',
      'Ablation',
      'Resection',
      'DEB-TACE and Y90',
      'DEB-TACE, Y90 and Ablation',
      'All therapies',
    ]);
  });

  it('one that applies shows its value, its source and where it was published', () => {
    const { applies } = rows(mixedFacts({ platelets: result(40, '40 10*9/L') }));
    const row = applies.groups.flatMap((group) => group.rows).find(({ title }) => title.includes('high bleeding risk'));
    expect(row).toMatchObject({
      because: 'platelet count 40 ×10⁹/L; the source names values below 50 ×10⁹/L',
      sources: [{ asRecorded: '40 10*9/L', date: expect.stringContaining('13 Jan 2026') }],
      notRead: 'the class of the procedure',
      href: '/criteria/cautions#caution-bleeding-high-risk-procedure',
    });
  });

  it('what is for everybody has no reason of this patient', () =>
    expect(
      rows()
        .information.groups.flatMap((group) => group.rows)
        .every(({ because }) => because === null),
    ).toBe(true));

  it('names what the site has switched off', () => {
    expect(rows().off).toEqual([]);
    expect(rows(mixedFacts(), ['y90-pregnancy']).off).toEqual(['Y90: Pregnancy']);
    expect(rows(mixedFacts(), CAUTION_IDS)).toMatchObject({ applies: { count: 0 }, cannotTell: { count: 0 } });
  });
});
