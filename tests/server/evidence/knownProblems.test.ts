import { describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../server/evidence/library.ts';
import { PROBLEM_IDS } from './recordIds.ts';

const outcomes = PUBLICATIONS.flatMap((publication) => publication.outcomes);
const problems = outcomes.flatMap(({ knownProblems }) => knownProblems);
const problemsOf = (id: string) => outcomes.find((outcome) => outcome.id === id)?.knownProblems.map((each) => each.id);

describe('known problems of the publications', () => {
  it.each(['A', 'B'] as const)('hang on an outcome, every one of severity %s', (severity) => {
    const hanging = problems.filter((problem) => problem.severity === severity).map(({ id }) => id);
    expect([...new Set(hanging)].toSorted()).toEqual(PROBLEM_IDS[severity].toSorted());
  });

  it('read the same wherever they hang', () => {
    const texts = new Map(problems.map((problem) => [problem.id, problem]));
    expect(problems.filter((problem) => texts.get(problem.id) !== problem)).toEqual([]);
  });

  it('say what is printed, what is right, and how that is known', () => {
    const wordless = problems.filter(({ printed, correct, basis }) =>
      [printed, correct, basis].some((text) => text === ''),
    );
    expect(wordless).toEqual([]);
  });

  it.each([
    ['KIM-01', ['K1', 'K2'], 'a mean printed as median, counted from an unknown start'],
    ['KIM-05', ['K4'], 'a patient counted whose metastases came with the liver metastasis'],
    ['MOF-T2-01', ['M1'], 'contradictory conclusions on extrahepatic disease'],
    ['MOF-T2-02', ['M1'], 'contradictory conclusions on extrahepatic disease'],
    ['MOF-03', ['M2', 'M3', 'M9'], 'comparisons that the study cannot make'],
    ['MOF-02', ['M5'], 'one sentence that calls three medians means'],
    ['MOF-T2-04', ['M9', 'M10'], 'a copied interval, and a group formed at three months'],
    ['MOF-T3-RECIST-DEB-TACE', ['M4', 'M24'], 'percentages of 23 in place of 13'],
    ['MOF-T3-mRECIST-DEB-TACE', ['M4', 'M24'], 'percentages of 23 in place of 13'],
    ['LANG-01', ['L1', 'L6'], 'two medians after R0 resection'],
    ['LANG-04', ['L1', 'L2'], 'two medians after R0 resection'],
    ['CHEN-03', ['C2'], 'a proportion that is no five-year rate'],
    ['TSU-01', ['T1', 'T14'], 'a single case'],
    ['MOF-C08', ['M15'], 'the median of a subgroup of seven'],
    ['MOF-C05', ['M16'], 'the median of those treated electively'],
  ])('%s carries %j: %s', (id, expected) => {
    expect(problemsOf(id)).toEqual(expect.arrayContaining(expected));
  });

  it('leave no corrected or doubted figure without a reason', () => {
    const bare = outcomes.filter(({ standing, knownProblems }) => standing && knownProblems.length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});
