import { describe, expect, it } from 'vitest';
import { findOutcome } from '../../../server/evidence/library.ts';
import { POSITIONS } from '../../../server/evidence/positions.ts';

const names = (id: string) =>
  POSITIONS.find((position) => position.id === id)?.statements.map(({ source }) => source.name);

describe('positions on which the publications differ', () => {
  it.each([
    ['extrahepatic-disease-and-resection', ['Chen 1998', 'Lang 2000', 'Tirotta (review)']],
    ['extrahepatic-disease-and-liver-directed-therapy', ['Krzyston 2020', 'Krzyston 2020']],
    ['chemoembolization', ['Lang 2000', 'Tsuzaka 2022', 'Krzyston 2020']],
    ['staging-interval', ['Krzyston 2020', 'DEBDOX recommendations 2012']],
    ['response-and-survival', ['Krzyston 2020', 'Chapiro 2015']],
  ])('%s stands with every side: %j', (id, expected) => {
    expect(names(id)).toEqual(expected);
  });

  it('rest on outcomes that are in the library', () => {
    const cited = POSITIONS.flatMap(({ statements }) => statements.flatMap(({ outcomes }) => outcomes));
    expect(cited.filter((id) => findOutcome(id) === null)).toEqual([]);
    expect(cited.length).toBeGreaterThan(5);
  });

  it('give a link to every source', () => {
    const links = POSITIONS.flatMap(({ statements }) => statements.map(({ source }) => source.link));
    expect(links.filter((link) => !URL.canParse(link))).toEqual([]);
  });
});
