import type { PrimarySite } from '../../chart/facts.ts';
import type { SeriesPopulation, SeriesSite } from '../population.ts';
import type { ComparedPatient } from './patient.ts';

/**
 * How many of a series had their primary where this patient had it; nothing where all had. Where the series names a wider or
 * a neighbouring place that may hold the patient's, that place is named with its count, and it is not said that nobody had it.
 */
export function primarySiteDiffers(
  { primarySites }: SeriesPopulation,
  { primarySite }: ComparedPatient,
): readonly string[] {
  if (!primarySites || primarySite === null) return [];
  const of = total(primarySites);
  if (total(primarySites.filter(({ holds }) => holds.includes(primarySite))) === of) return [];
  const alike = primarySites.filter((place) => mayBe(place, primarySite));
  const patient = `primary in the ${primarySite.replaceAll('-', ' ')}`;
  if (alike.length === 0) return [`${patient}: ${nobody(primarySites)} there (${listed(primarySites)})`];
  const places = alike.map(({ site, n }) => `${n} of ${of} in the series had a primary in the ${site}`);
  return [`${patient}: ${places.join(', ')}`];
}

const mayBe = ({ holds, mayHold = [] }: SeriesSite, site: PrimarySite): boolean =>
  holds.includes(site) || mayHold.includes(site);

const nobody = (places: readonly SeriesSite[]): string =>
  places.some(({ holds }) => holds === 'not-known')
    ? 'nobody in the series is known to have had a primary'
    : 'nobody in the series had a primary';

const total = (places: readonly SeriesSite[]): number => places.reduce((sum, { n }) => sum + n, 0);

/** "viscera 6, retroperitoneum 5" */
const listed = (places: readonly SeriesSite[]): string => places.map(({ site, n }) => `${site} ${n}`).join(', ');
