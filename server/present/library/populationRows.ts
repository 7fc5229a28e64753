import type { SeriesPopulation } from '../../evidence/population.ts';
import type { Publication } from '../../evidence/publication.ts';
import { READ_PUBLICATIONS } from '../../evidence/readPublications.ts';
import { capitalized, NOT_GIVEN } from './figureTable.ts';
import { percentText } from './percent.ts';

/** A line of the description of a study. */
export interface DescriptionRow {
  readonly title: string;
  readonly text: string;
  /** A reason to read the figures with care. */
  readonly isCaution: boolean;
}

type Part = string | undefined;

const row = (title: string, text: string, isCaution = false): DescriptionRow => ({ title, text, isCaution });
const optional = (title: string, text: Part, isCaution = false): readonly DescriptionRow[] =>
  text === undefined ? [] : [row(title, text, isCaution)];

/** Who reported, where, when and how. What is not known is said. */
export function studyRows(publication: Publication): readonly DescriptionRow[] {
  const { centre, accrual, design, n, followUpMonths: followUp } = publication;
  const range = followUp?.range ? ` (range ${followUp.range.join(' to ')})` : '';
  return [
    row('Identity', identityText(publication), publication.identity.kind !== 'read'),
    row('Center', centre ?? NOT_GIVEN),
    row('Treated', accrual ?? NOT_GIVEN),
    row('Design', design ?? NOT_GIVEN),
    row('Patients', n === null ? NOT_GIVEN : `${n}${n === 1 ? ': a single case, no estimate' : ''}`, n === 1),
    ...optional('Follow-up', followUp && `median ${followUp.median} months${range}`),
  ];
}

function identityText({ id, identity }: Publication): string {
  switch (identity.kind) {
    case 'read': {
      const { name } = READ_PUBLICATIONS[identity.as];
      return identity.as === id
        ? 'this publication itself, read for the library'
        : `reported in ${name}, which was read for this library`;
    }
    case 'named':
      return 'named by the publication that quotes it; its full text was not read';
    case 'inferred':
      return `not named by the publication that quotes it, but inferred: ${identity.basis}`;
    case 'not-named':
      return `only a reference number is given${identity.perhaps ? `; perhaps ${identity.perhaps}` : ''}`;
  }
}

function histologyText({ histology, leiomyosarcoma }: SeriesPopulation): string {
  if (histology === 'leiomyosarcoma') return 'leiomyosarcoma only (100%)';
  const share = leiomyosarcoma === null ? 'share not given' : percentText(100 * leiomyosarcoma);
  return `${histology === 'mixed-sarcoma' ? 'sarcomas of several kinds' : 'not verified'}; leiomyosarcoma: ${share}`;
}

/** Who was studied, as far as it is known. */
export function populationRows(population: SeriesPopulation): readonly DescriptionRow[] {
  const { extrahepaticDisease: extrahepatic, priorChemotherapy } = population;
  return [
    row('Population', capitalized(population.description)),
    row('Histology', histologyText(population), population.histology !== 'leiomyosarcoma'),
    ...optional('Stromal tumors', population.gistEra, true),
    ...optional('Age', ageText(population)),
    ...optional('ECOG', population.ecogMax === undefined ? undefined : `nobody above ${population.ecogMax}`),
    ...optional('Lesions', lesionsText(population)),
    ...optional('Disease outside the liver', extrahepatic && `${extrahepatic.n} of ${extrahepatic.of}`),
    ...optional('Earlier chemotherapy', priorChemotherapy && `${priorChemotherapy.n} of ${priorChemotherapy.of}`),
    ...optional('Primary tumor', sitesText(population)),
    ...optional('Restricted to', population.restrictedTo?.join('; '), true),
  ];
}

function ageText({ ageYears }: SeriesPopulation): Part {
  if (!ageYears) return undefined;
  const { mean, sd, range } = ageYears;
  const spread = sd === undefined ? '' : ` (SD ${sd})`;
  const parts = [
    ...(mean === undefined ? [] : [`mean ${Number(mean.toFixed(1))}${spread}`]),
    ...(range ? [range[0] === range[1] ? `${range[0]}` : `${range[0]} to ${range[1]}`] : []),
  ];
  return `${parts.join(', ')} years`;
}

function lesionsText({ lesionCountMax, largestLesionCmMax, largestLesionCmBelow }: SeriesPopulation): Part {
  const parts = [
    ...(lesionCountMax === undefined ? [] : [`at most ${lesionCountMax}`]),
    ...(largestLesionCmMax === undefined ? [] : [`largest ${largestLesionCmMax} cm`]),
    ...(largestLesionCmBelow === undefined ? [] : [`all below ${largestLesionCmBelow} cm`]),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

const sitesText = ({ primarySites }: SeriesPopulation): Part =>
  primarySites?.map(({ site, n }) => `${site}: ${n}`).join('; ');
