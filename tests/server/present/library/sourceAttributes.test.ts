import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../../server/chart/inputs/index.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { inputOf } from '../../../../server/present/library/criterionEntry.ts';
import { scoreEntries } from '../../../../server/present/library/scoreEntry.ts';
import { sourceAttributes } from '../../../../server/present/library/sourceAttributes.ts';

const AS_OF = '2026-11-23T10:00:00Z';
const criteria = [...new Set(Object.values(CRITERIA).flat())];
const attributes = sourceAttributes({ criteria, scores: scoreEntries(AS_OF), appVersion: '1.2.3' });
const attribute = (title: string) => attributes.find((each) => each.title === title)!;

describe('the source attributes of the rule set', () => {
  it('are the thirteen, in their order', () => {
    expect(attributes.map(({ title, use }) => [title, use])).toEqual([
      ['Bibliographic citation', 'stated'],
      ['Developer', 'stated'],
      ['Funding of the technical implementation', 'stated'],
      ['Release and revision dates', 'stated'],
      ['Race', 'not used'],
      ['Ethnicity', 'not used'],
      ['Language', 'not used'],
      ['Sexual orientation', 'not used'],
      ['Gender identity', 'not used'],
      ['Sex', 'used'],
      ['Date of birth', 'used'],
      ['Social determinants of health', 'not used'],
      ['Health status assessments', 'used'],
    ]);
  });

  it('what is said not to be used is no input', () => {
    const words = attributes.filter(({ use }) => use === 'not used').map(({ title }) => title.toLowerCase());
    const titles = INPUTS.map(({ title }) => title.toLowerCase());
    expect(words.filter((word) => titles.some((title) => title.includes(word)))).toEqual([]);
  });

  it('no criterion reads sex or date of birth, as the page says', () => {
    const read = criteria.map((criterion) => inputOf(criterion).id);
    expect(read).not.toContain('sex');
    expect(read).not.toContain('birth-date');
  });

  it('sex and date of birth: the scores that read them are named, and no other', () => {
    expect(attribute('Sex').text).toMatch(/formulas of MELD 3\.0 \([^)]*\) and eGFR \([^)]*\)\./);
    expect(attribute('Date of birth').text).toMatch(/the age in eGFR \([^)]*\), /);
  });

  it('every publication that a criterion cites is listed once', () => {
    const cited = criteria.flatMap(({ editions }) => editions.flatMap(({ citations }) => citations));
    const links = attribute('Bibliographic citation').links.map(({ href }) => href);
    expect(links.toSorted()).toEqual([...new Set(cited.map(({ link }) => link)), '#cautions', '/evidence'].toSorted());
  });

  it('release and last review are dated', () => {
    expect(attribute('Release and revision dates').text).toMatch(/LiverMet 1\.2\.3; .*reviewed .*2026/);
  });
});
