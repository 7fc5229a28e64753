import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import type { PrimarySite } from '../../../../server/chart/facts.ts';
import { findOutcome, PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { differs } from '../../../../server/evidence/matching/differs.ts';
import { comparedPatient } from '../../../../server/evidence/matching/patient.ts';
import { primarySiteDiffers } from '../../../../server/evidence/matching/primarySite.ts';
import { stated } from '../../../builders/facts.ts';
import { AS_OF, leiomyosarcoma } from '../patients.ts';

const withPrimary = (site: PrimarySite) => comparedPatient(leiomyosarcoma({ 'primary-site': stated(site) }), AS_OF, {});

const said = (id: string, site: PrimarySite): readonly string[] => {
  const found = findOutcome(id);
  return found ? primarySiteDiffers(found.publication.population, withPrimary(site)) : ['no such outcome'];
};

describe('the primary site of a patient beside that of a series', () => {
  it.each<[string, PrimarySite, string, string]>([
    ['named by the series', 'retroperitoneum', 'MOF-03', '8 of 24 in the series had a primary in the retroperitoneum'],
    ['inside a place that the series names', 'uterus', 'MOF-03', '5 of 24 in the series had a primary in the pelvis'],
    [
      'of nobody, with places not known',
      'thorax',
      'MOF-03',
      'nobody in the series is known to have had a primary there',
    ],
    ['of nobody', 'extremities', 'CHEN-01', 'nobody in the series had a primary there (viscera 6, retroperitoneum 5)'],
    ['an organ among viscera', 'colon-or-rectum', 'CHEN-01', '6 of 11 in the series had a primary in the viscera'],
    ['perhaps meant by viscera', 'uterus', 'CHEN-01', '6 of 11 in the series had a primary in the viscera'],
    [
      'outside an intra-abdominal series',
      'uterus',
      'KIM-01',
      'nobody in the series had a primary there (retroperitoneum 5, pancreas, small bowel, ileocecum or stomach 5)',
    ],
    [
      'among an intra-abdominal series',
      'stomach',
      'KIM-01',
      '5 of 10 in the series had a primary in the pancreas, small bowel, ileocecum or stomach',
    ],
    [
      'outside a series of one organ',
      'stomach',
      'KIM-12',
      'nobody in the series had a primary there (colon or rectum 5)',
    ],
  ])('%s: %s, %s', (_, site, id, words) => {
    const [first, ...others] = said(id, site);
    expect(first).toContain(`primary in the ${site.replaceAll('-', ' ')}: ${words}`);
    expect(others).toEqual([]);
  });

  it('recorded only as the abdomen may be any place in it, so that none of them is excluded', () => {
    expect(said('MOF-03', 'abdomen')).toEqual([
      'primary in the abdomen: 8 of 24 in the series had a primary in the retroperitoneum, ' +
        '2 of 24 in the series had a primary in the mesentery, 2 of 24 in the series had a primary in the inferior vena cava',
    ]);
  });

  it.each<[string, PrimarySite, string]>([
    ['everybody had it there', 'colon-or-rectum', 'KIM-12'],
    ['the series gives no sites', 'uterus', 'LANG-01'],
  ])('nothing is said where %s', (_, site, id) => {
    expect(said(id, site)).toEqual([]);
  });

  it.each([['absent', 'conflicting', 'indeterminate', 'not-readable'] as const].flat())(
    '%s: listed among what could not be compared, once and only where sites are given',
    (why) => {
      const patient = comparedPatient(leiomyosarcoma({ 'primary-site': unknown(why, 'not known') }), AS_OF, {});
      for (const publication of PUBLICATIONS) {
        const entries = differs(publication, publication.outcomes[0], patient).filter((entry) => /primary/.test(entry));
        expect(entries.filter((entry) => entry.startsWith('primary in'))).toEqual([]);
        const open = entries.filter((entry) => /^not compared.*primary site/.test(entry));
        expect(open.length).toBe(publication.population.primarySites ? 1 : 0);
      }
    },
  );
});

describe('the sites of a series', () => {
  it.each(PUBLICATIONS.filter(({ population }) => population.primarySites).map((each) => [each.id, each] as const))(
    '%s: every patient stands under one of them, and no recorded site is certain of two',
    (_, { n, population: { primarySites = [] } }) => {
      expect(primarySites.reduce((sum, place) => sum + place.n, 0)).toBe(n);
      const certain = primarySites.flatMap(({ holds }) => (holds === 'not-known' ? [] : holds));
      expect(new Set(certain).size).toBe(certain.length);
      for (const { holds, mayHold = [] } of primarySites)
        expect(mayHold.filter((site) => holds.includes(site))).toEqual([]);
    },
  );
});
