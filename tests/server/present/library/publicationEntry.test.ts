import { describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { citationLine } from '../../../../server/evidence/publication.ts';
import { isRead, publicationEntry } from '../../../../server/present/library/publicationEntry.ts';

const entries = PUBLICATIONS.map((publication) => ({ publication, entry: publicationEntry(publication) }));
const entryOf = (id: string) => entries.find(({ publication }) => publication.id === id)!.entry;
const line = (id: string, title: string) => entryOf(id).description.find((each) => each.title === title);

describe('the description of a study', () => {
  it.each(entries)('$publication.id: identity, centre, years, design, patients, population and histology', (each) => {
    const { entry, publication } = each;
    const titles = entry.description.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Identity', 'Center', 'Treated', 'Design', 'Patients', 'Population', 'Histology']),
    );
    expect(entry.description.filter(({ text }) => text === '' || text.includes('undefined'))).toEqual([]);
    expect(entry.citation).toBe(citationLine(publication));
    expect(entry.link).toMatch(/^https?:/);
  });

  it.each([
    ['moffitt-2020', 'Center', 'Moffitt Cancer Center, Tampa', false],
    ['moffitt-2020', 'Follow-up', 'median 9.4 months (range 2.5 to 44.9)', false],
    ['moffitt-2020', 'ECOG', 'nobody above 1', false],
    ['moffitt-2020', 'Age', 'mean 62.8 (SD 11.4) years', false],
    ['moffitt-2020', 'Disease outside the liver', '15 of 24', false],
    ['moffitt-2020', 'Histology', 'leiomyosarcoma only (100%)', false],
    ['kim-2017', 'Age', 'mean 48.2, 38 to 69 years', false],
    ['kim-2017', 'Primary tumor', 'retroperitoneum: 5; pancreas, small bowel, ileocecum or stomach: 5', false],
    ['kim-2017', 'Lesions', 'at most 7, largest 3 cm', false],
    ['chen-1998', 'Center', 'not given', false],
    ['chapiro-2015', 'Histology', 'sarcomas of several kinds; leiomyosarcoma: 83.3%', true],
    ['moffitt-references-12-13', 'Histology', 'not verified; leiomyosarcoma: share not given', true],
    ['tsuzaka-2022', 'Patients', '1: a single case, no estimate', true],
    ['tsuzaka-2022', 'Age', '80 years', false],
  ])('%s, %s: %s', (id, title, text, isCaution) => {
    expect(line(id, title)).toEqual({ title, text, isCaution });
  });

  it.each(['chen-1998', 'lang-2000'])('%s: older than the distinction of stromal tumors, which is a caution', (id) => {
    expect(line(id, 'Stromal tumors')).toMatchObject({ isCaution: true, text: expect.stringMatching(/told apart/) });
  });
});

describe('whose figures they are', () => {
  it.each([
    ['kim-2017', /this publication itself/],
    ['asan-registry', /reported in Kim 2017/],
    ['pierce', /named by the publication that quotes it/],
    ['judson-2014', /inferred: the median of 12\.8 months/],
    ['tsuzaka-reference-18', /only a reference number is given; perhaps Groeschl 2012/],
    ['moffitt-reference-28', /only a reference number is given$/],
  ])('%s: %s', (id, text) => expect(line(id, 'Identity')?.text).toMatch(text));

  it('five publications were read; every other study is quoted', () => {
    expect(PUBLICATIONS.filter(isRead).map(({ id }) => id)).toEqual([
      'chen-1998',
      'lang-2000',
      'kim-2017',
      'moffitt-2020',
      'tsuzaka-2022',
    ]);
  });

  it.each([
    ['moffitt-2020', 'Krzyston 2020 (Moffitt Cancer Center, Tampa)'],
    ['chen-1998', 'Chen 1998'],
    ['judson-2014', 'Judson I et al. (EORTC 62012) 2014'],
    ['transue', 'Transue, et al.'],
    ['asan-registry', 'Sarcoma registry of the Asan Medical Center'],
    ['moffitt-reference-28', 'Reference 28 of Krzyston 2020'],
  ])('%s is headed "%s"', (id, heading) => expect(entryOf(id).heading).toBe(heading));

  it('no two studies have the same heading', () => {
    const headings = entries.map(({ entry }) => entry.heading);
    expect(new Set(headings).size).toBe(headings.length);
  });
});
