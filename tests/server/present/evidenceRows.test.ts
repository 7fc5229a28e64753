import { describe, expect, it } from 'vitest';
import { findOutcome } from '../../../server/evidence/library.ts';
import { type EvidenceMatch, matchEvidence } from '../../../server/evidence/match.ts';
import { evidenceGroups } from '../../../server/present/evidenceRows.ts';
import { AS_OF, metFacts } from './assessmentBuilder.ts';

const match = (id: string, more: Partial<EvidenceMatch> = {}): EvidenceMatch => {
  const found = findOutcome(id);
  if (!found) throw new Error(`no outcome ${id}`);
  const { therapies } = found.outcome;
  return { ...found, therapies, tier: 'same-histology-and-therapy', match: 'the same', differs: ['ECOG 3'], ...more };
};
const only = (...matches: readonly EvidenceMatch[]) => evidenceGroups(matches)[0]!.publications[0]!;

describe('matches are grouped by the therapies they inform', () => {
  const groups = evidenceGroups([
    match('KIM-01'),
    match('MOF-03'),
    match('MOF-T3-mRECIST-DEB-TACE'),
    match('MOF-C14', { tier: 'mixed-sarcoma' }),
  ]);

  it('a figure that pools several therapies stands once, as pooled', () =>
    expect(groups.map(({ title }) => title)).toEqual([
      'DEB-TACE, Y90 radioembolization and Microwave ablation, pooled',
      'DEB-TACE',
      'Y90 radioembolization',
      'Hepatic resection',
    ]));

  it('mixed sarcoma series stand apart from leiomyosarcoma', () => {
    const y90 = groups.find(({ title }) => title === 'Y90 radioembolization');
    expect(y90?.publications).toEqual([]);
    expect(y90?.further.map(({ cautions }) => cautions[0])).toEqual(['mixed sarcoma series']);
  });

  it('no match of a real patient is lost', () => {
    const matches = matchEvidence(metFacts(), AS_OF);
    const shown = evidenceGroups(matches)
      .flatMap(({ publications, further }) => [...publications, ...further])
      .flatMap(({ outcomes, furtherOutcomes }) => [...outcomes, ...furtherOutcomes]);
    expect(shown.map(({ id }) => id).toSorted()).toEqual(matches.map(({ outcome }) => outcome.id).toSorted());
  });
});

describe('a publication', () => {
  it('says n, design, period and place, and that it is small', () => {
    const kim = only(match('KIM-01'));
    expect(kim).toMatchObject({ label: 'Kim 2017', design: expect.stringMatching(/^n = 10, .*2003-2015, Asan/) });
    expect(kim.cautions).toContain('small series (n = 10)');
  });

  it.each([
    ['MOF-C10', true],
    ['TSU-T6', false],
  ])('of 30 patients or fewer is called small, here and in the words of the match: %s, %s', (id, small) => {
    expect(only(match(id)).cautions.some((caution) => caution.startsWith('small series'))).toBe(small);
  });

  it('of two studies in one bears both names', () =>
    expect(only(match('MOF-C13')).label).toBe('Miller and Transue (year not given)'));

  it('of one patient is called a single case', () =>
    expect(only(match('TSU-01')).cautions).toContain('a single case: no estimate'));

  it('of the time before stromal tumors were told apart says so', () =>
    expect(only(match('LANG-01')).cautions.join()).toMatch(/stromal tumors/));

  it('says once what holds for all its figures', () => {
    const row = only(match('MOF-01'), match('MOF-03', { differs: ['ECOG 3', 'age'] }));
    expect(row.differs).toEqual(['ECOG 3']);
    expect(row.outcomes.map(({ differs }) => differs)).toEqual([[], ['age']]);
  });

  it('shows survival at once and the rest behind it', () => {
    const row = only(match('MOF-T3-mRECIST-Total'), match('MOF-03'));
    expect(row.outcomes.map(({ id }) => id)).toEqual(['MOF-03']);
    expect(row.furtherOutcomes.map(({ id }) => id)).toEqual(['MOF-T3-mRECIST-Total']);
  });

  it('without survival shows everything at once', () =>
    expect(only(match('MOF-T3-mRECIST-DEB-TACE')).furtherOutcomes).toEqual([]));
});

describe('a known problem stands beside its figure', () => {
  it("Kim's printed median is shown as corrected: it was the mean", () => {
    const [outcome] = only(match('KIM-01')).outcomes;
    expect(outcome?.figure.headline).toMatch(/^Median overall survival not reached/);
    expect(outcome?.standing).toMatch(/^Corrected\. Printed: 34\.2 months median overall survival/);
    expect(outcome?.problems.map(({ id }) => id)).toContain('K1');
  });

  it('is explained at the first figure that it touches; the next ones point back', () => {
    const { outcomes } = only(match('MOF-01'), match('MOF-03'));
    expect(outcomes[0]?.problems.map(({ id }) => id)).toEqual(['M3']);
    expect(outcomes[1]).toMatchObject({ problems: [expect.objectContaining({ id: 'M2' })], problemsAbove: ['M3'] });
  });

  it('of the lesser kind is named by the figure and explained by the publication', () => {
    const row = only(match('MOF-03'));
    expect(row.outcomes[0]?.uncertain).toContain('M9');
    expect(row.uncertainties.map(({ id }) => id)).toEqual(row.outcomes[0]?.uncertain);
  });

  it('a quoted figure says who quotes it', () =>
    expect(evidenceGroups([match('MOF-C14', { tier: 'mixed-sarcoma' })])[0]?.further[0]?.outcomes[0]?.quoted).toMatch(
      /^Quoted in Krzyston 2020, reference \d+; the study itself was not read\.$/,
    ));
});
