import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown } from '../../../server/chart/fact.ts';
import type { Facts } from '../../../server/chart/facts.ts';
import type { TherapyId } from '../../../server/criteria/therapy.ts';
import { findOutcome } from '../../../server/evidence/library.ts';
import { matchEvidence } from '../../../server/evidence/match.ts';
import type { MatchContext } from '../../../server/evidence/matching/patient.ts';
import { factsWith, measured, stated } from '../../builders/facts.ts';
import { anyFacts, shuffled } from './anyFacts.ts';
import { AS_OF, extrahepatic, leiomyosarcoma, metastasisOn, priorProcedures, procedure } from './patients.ts';

const ids = (facts: Facts, therapy?: TherapyId, context?: MatchContext): readonly string[] =>
  matchEvidence(facts, AS_OF, context)
    .filter(({ therapies }) => therapy === undefined || therapies.includes(therapy))
    .map(({ outcome }) => outcome.id);

const one = (id: string, facts: Facts, context?: MatchContext) =>
  matchEvidence(facts, AS_OF, context).find(({ outcome }) => outcome.id === id);

describe('which outcomes apply', () => {
  it('none when another histology is recorded', () => {
    expect(ids(factsWith({ histology: stated({ kind: 'other', name: 'GIST' }) }))).toEqual([]);
  });

  it('the same as for leiomyosarcoma when no histology is recorded, and each says so', () => {
    const matches = matchEvidence(factsWith(), AS_OF);
    expect(matches.map(({ outcome }) => outcome.id)).toEqual(ids(leiomyosarcoma()));
    for (const { differs } of matches)
      expect(differs).toContain('whether this patient has leiomyosarcoma is not known');
  });

  it.each<[TherapyId, readonly string[], readonly string[]]>([
    [
      'deb-tace',
      ['MOF-03', 'MOF-T3-mRECIST-DEB-TACE', 'MOF-C10'],
      ['MOF-T3-mRECIST-Y90', 'LANG-01', 'MOF-C14', 'MOF-C16'],
    ],
    ['y90', ['MOF-03', 'MOF-T3-mRECIST-Y90', 'MOF-C14'], ['MOF-T3-mRECIST-DEB-TACE', 'LANG-01', 'MOF-C10', 'MOF-C16']],
    [
      'microwave-ablation',
      ['MOF-03', 'MOF-T3-mRECIST-Ablation', 'MOF-C16'],
      ['MOF-T3-mRECIST-Y90', 'CHEN-01', 'MOF-C14'],
    ],
    ['resection', ['CHEN-01', 'LANG-01', 'KIM-01', 'TSU-T9', 'MOF-C01'], ['MOF-03', 'MOF-C16', 'MOF-C10']],
  ])('to %s: %j and not %j', (therapy, shown, notShown) => {
    const found = ids(leiomyosarcoma(), therapy);
    expect(found).toEqual(expect.arrayContaining([...shown]));
    expect(found.filter((id) => notShown.includes(id))).toEqual([]);
  });

  it.each([
    ['TSU-01', 'a single case is no estimate'],
    ['TSU-T2', 'the row repeats Lang 2000'],
    ['MOF-08', 'the percentages repeat Table 3'],
    ['MOF-C18', 'chemotherapy is none of the four therapies'],
    ['KIM-09', 'a registry of all treatments informs none of them'],
  ])('never %s: %s', (id) => {
    expect(findOutcome(id)).not.toBeNull();
    expect(ids(leiomyosarcoma())).not.toContain(id);
  });
});

describe('subgroups', () => {
  it.each<[string, Partial<Facts>, readonly string[]]>([
    ['present', extrahepatic(true), ['MOF-T2-02', 'LANG-04']],
    ['absent', extrahepatic(false), ['MOF-T2-01']],
    ['not known', {}, ['MOF-T2-01', 'MOF-T2-02', 'LANG-04']],
  ])('extrahepatic disease %s', (_, facts, expected) => {
    const found = ids(leiomyosarcoma(facts)).filter((id) => ['MOF-T2-01', 'MOF-T2-02', 'LANG-04'].includes(id));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it.each<[string, Partial<Facts>, readonly string[]]>([
    ['on the day four months ago', metastasisOn('2025-09-15'), ['MOF-T2-05']],
    ['the day before', metastasisOn('2025-09-14'), ['MOF-T2-06']],
    ['not known', {}, ['MOF-T2-05', 'MOF-T2-06']],
    ['in the month that holds the limit', metastasisOn('2025-09'), ['MOF-T2-05', 'MOF-T2-06']],
  ])('liver metastasis %s', (_, facts, expected) => {
    const found = ids(leiomyosarcoma(facts)).filter((id) => ['MOF-T2-05', 'MOF-T2-06'].includes(id));
    expect(found.toSorted()).toEqual(expected);
  });

  it.each([
    ['absent', ['MOF-T2-05']],
    ['not-readable', ['MOF-T2-05', 'MOF-T2-06']],
  ] as const)('the 4-month split, with earlier procedures that are %s: %j', (why, expected) => {
    const earlier = { 'prior-liver-procedures': unknown(why, 'no earlier procedure was read') };
    const found = ids(leiomyosarcoma({ ...metastasisOn('2025-12-01'), ...earlier }));
    expect(found.filter((id) => ['MOF-T2-05', 'MOF-T2-06'].includes(id)).toSorted()).toEqual(expected);
  });

  it('R0 and R1/R2 stand side by side while the margin is not known', () => {
    const [r0, r1] = ['LANG-01', 'LANG-02'].map((id) => one(id, leiomyosarcoma()));
    expect(r0?.sideBySide).toBe('LANG-03 by resection margin');
    expect(r1?.sideBySide).toBe(r0?.sideBySide);
    expect(r0?.match).toContain('the margin of a resection is not known for this patient');
    const order = ids(leiomyosarcoma(), 'resection');
    expect(order.indexOf('LANG-02')).toBe(order.indexOf('LANG-01') + 1);
  });

  it('the one of a known margin stands alone', () => {
    const resected = leiomyosarcoma({ 'resection-margin': stated('R1/R2') });
    const found = ids(resected, 'resection');
    expect(found).toContain('LANG-02');
    expect(found).not.toContain('LANG-01');
    expect(one('LANG-02', resected)?.sideBySide).toBeUndefined();
  });

  it('results by modality are never set side by side', () => {
    expect(one('MOF-T3-mRECIST-Y90', leiomyosarcoma())?.sideBySide).toBeUndefined();
  });

  it.each<[string, Partial<Facts>, boolean]>([
    ['an earlier resection', priorProcedures(procedure('resection', '2023-05-01')), true],
    ['another earlier procedure', priorProcedures(procedure('y90', '2023-05-01')), false],
    ['nothing known', {}, false],
  ])('repeat resection, with %s', (_, facts, shown) => {
    expect(ids(leiomyosarcoma(facts)).includes('LANG-05')).toBe(shown);
    expect(ids(leiomyosarcoma(facts)).includes('TSU-06')).toBe(shown);
  });

  it('of repeat resection come first for a patient who had one, and first resections say that they differ', () => {
    const facts = leiomyosarcoma(priorProcedures(procedure('resection', '2023-05-01')));
    expect(ids(facts, 'resection')[0]).toBe('LANG-05');
    expect(one('LANG-03', facts)?.differs).toContain('first liver resections; this patient has had one before');
  });

  it('formed three months after treatment appear only once the course is known', () => {
    const formed = ['MOF-T2-03', 'MOF-T2-04', 'MOF-T2-07', 'MOF-T2-08'];
    expect(ids(leiomyosarcoma()).filter((id) => formed.includes(id))).toEqual([]);
    const found = ids(leiomyosarcoma(), 'deb-tace', { meldChange: 'higher', response: 'responder' });
    expect(found.filter((id) => formed.includes(id)).toSorted()).toEqual(['MOF-T2-04', 'MOF-T2-07']);
  });
});

describe('what is said of a match', () => {
  it.each([
    ['LANG-04', 'same-histology-and-therapy', 'very small series (6 patients)'],
    ['MOF-03', 'same-histology-and-therapy', 'this therapy pooled with others; small series (24 patients)'],
    ['LANG-06', 'same-histology-and-therapy', 'number of patients not given'],
    ['MOF-C14', 'mixed-sarcoma', 'mixed sarcoma, this therapy; as quoted by Krzyston 2020'],
    ['MOF-C08', 'other', 'related technique; very small series (7 patients)'],
    ['TSU-T7', 'other', 'this therapy, histology not verified'],
  ] as const)('%s: %s, %s', (id, tier, words) => {
    const match = one(id, leiomyosarcoma(priorProcedures(procedure('resection', '2023'))));
    expect(match?.tier).toBe(tier);
    expect(match?.match).toContain(words);
  });

  it('says which feature is shared with this patient', () => {
    const facts = leiomyosarcoma({ ...extrahepatic(true), ...metastasisOn('2025-12-01') });
    expect(one('MOF-T2-02', facts)?.match).toContain('extrahepatic disease, as in this patient');
    expect(one('MOF-T2-05', facts)?.match).toContain('within 4 months of liver metastasis, as in this patient');
  });

  it('names an ECOG 2 that nobody in the series had', () => {
    expect(one('MOF-03', leiomyosarcoma({ ecog: measured(2) }))?.differs).toContain(
      'ECOG 2; nobody in the series was above 1',
    );
    expect(one('MOF-03', leiomyosarcoma({ ecog: measured(1) }))?.differs.join()).not.toContain('ECOG');
  });

  it('names the era of stromal tumors and the years since', () => {
    const [gist, years] = one('LANG-01', leiomyosarcoma())?.differs ?? [];
    expect(gist).toMatch(/^operated 1982 to 1996, before stromal tumors/);
    expect(years).toBe('treated until 1996, 30 years ago');
  });

  it('uses no word that ranks treatments or foretells this patient’s course', () => {
    const forbidden =
      /\b(better|best|worse|superior|inferior|benefit|recommend|should|expect|predict|likely|will|favou?rable|effective)/i;
    const facts = leiomyosarcoma({ ...extrahepatic(true), ...priorProcedures(procedure('resection', '2020')) });
    const said = [leiomyosarcoma(), facts].flatMap((each) =>
      matchEvidence(each, AS_OF).flatMap(({ match, differs }) => [match, ...differs]),
    );
    expect(said.filter((words) => forbidden.test(words))).toEqual([]);
  });
});

describe('the order of matches', () => {
  const matches = matchEvidence(leiomyosarcoma(extrahepatic(true)), AS_OF);

  it('goes from the same histology and therapy to mixed sarcoma to others', () => {
    const tiers = matches.map(({ tier }) => ['same-histology-and-therapy', 'mixed-sarcoma', 'other'].indexOf(tier));
    expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
  });

  it('puts the subgroup of this patient before the whole series', () => {
    const debTace = ids(leiomyosarcoma(extrahepatic(true)), 'deb-tace');
    expect(debTace.indexOf('MOF-T2-02')).toBeLessThan(debTace.indexOf('MOF-03'));
    expect(ids(leiomyosarcoma(extrahepatic(true)), 'resection')[0]).toBe('LANG-04');
  });

  it('puts the larger of two like series first', () => {
    const resection = ids(leiomyosarcoma(), 'resection');
    expect(resection.indexOf('LANG-03')).toBeLessThan(resection.indexOf('CHEN-01'));
    expect(resection.indexOf('CHEN-01')).toBeLessThan(resection.indexOf('KIM-01'));
  });

  it('puts figures that contradict themselves last in their tier', () => {
    const mixed = ids(leiomyosarcoma(), 'resection').filter((id) =>
      ['TSU-T3', 'TSU-07', 'TSU-T5', 'TSU-T8'].includes(id),
    );
    expect(mixed).toEqual(['TSU-T3', 'TSU-07', 'TSU-T5', 'TSU-T8']);
  });

  it('counts time from treatment before it counts from diagnosis', () => {
    const same = matches.map(({ outcome }) => outcome.id).filter((id) => /^MOF-0[123]$/.test(id));
    expect(same).toEqual(['MOF-03', 'MOF-02', 'MOF-01']);
  });
});

describe('matching, whatever the chart holds', () => {
  it('never throws, and says the same twice', () => {
    fc.assert(
      fc.property(anyFacts, fc.oneof(fc.constant(AS_OF), fc.string()), (facts, asOf) => {
        expect(matchEvidence(facts, asOf)).toEqual(matchEvidence(facts, asOf));
      }),
      { numRuns: 200 },
    );
  });

  it('never depends on the order of sources', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(matchEvidence(shuffled(facts), AS_OF)).toEqual(matchEvidence(facts, AS_OF));
      }),
      { numRuns: 200 },
    );
  });

  it('shows nothing to another histology, and each outcome at most once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = ids(facts);
        const other = facts.histology.known && facts.histology.value.kind === 'other';
        expect(found.length === 0).toBe(other);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });
});
