import type { CitedOutcome } from '../../outcome.ts';
import type { SeriesPopulation } from '../../population.ts';
import type { Publication } from '../../publication.ts';
import { sourcesDoNotFit } from '../tsuzakaProblems.ts';
import { linkTo, quoted } from './quoted.ts';

interface Statement {
  readonly id: string;
  readonly authors: string;
  readonly population: Partial<SeriesPopulation> & Pick<SeriesPopulation, 'description'>;
  readonly outcome: Omit<CitedOutcome, 'n'>;
}

const leiomyosarcoma = { histology: 'leiomyosarcoma', leiomyosarcoma: 1 } as const;

const statements: readonly Statement[] = [
  {
    id: 'lang-references-2-3',
    authors: 'References 2 and 3 of Lang 2000',
    population: { description: 'untreated liver metastases' },
    outcome: {
      id: 'LANG-09',
      locator: 'Introduction',
      therapies: [],
      treatment: 'none',
      result: {
        kind: 'finding',
        endpoint: 'overall survival',
        text: 'Median of at most 14 months, starting point not stated.',
      },
      ...quoted('lang-2000', '2 and 3'),
      knownProblems: [],
    },
  },
  {
    id: 'moffitt-references-5-7',
    authors: 'References 5 to 7 of Krzyston 2020',
    population: { description: 'liver metastases' },
    outcome: {
      id: 'MOF-C20',
      locator: 'Introduction, first paragraph',
      therapies: [],
      treatment: 'not stated',
      result: { kind: 'finding', endpoint: 'overall survival', text: 'At most 15 months, starting point not stated.' },
      ...quoted('moffitt-2020', '5 to 7'),
      knownProblems: [],
    },
  },
  {
    id: 'moffitt-reference-11',
    authors: 'Reference 11 of Krzyston 2020',
    population: { description: 'leiomyosarcoma by the quoting text', ...leiomyosarcoma },
    outcome: {
      id: 'MOF-C02',
      locator: 'Discussion, second paragraph',
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: { kind: 'time-to-event', endpoint: 'recurrence-free survival', origin: 'not-stated', medianMonths: 7.9 },
      ...quoted('moffitt-2020', '11'),
      knownProblems: [],
    },
  },
  {
    id: 'tsuzaka-resection-range',
    authors: 'References 4-6, 8, 9 and 11-15 of Tsuzaka 2022',
    population: { description: 'liver resection, several series' },
    outcome: {
      id: 'TSU-04',
      locator: 'Discussion, second paragraph',
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'finding',
        endpoint: 'overall survival',
        text: 'Across ten reports: medians of 11 to 77 months, 12 to 51.8 % alive at 5 years.',
      },
      standing: { kind: 'doubted' },
      ...quoted('tsuzaka-2022', '4-6, 8, 9, 11-15'),
      knownProblems: [sourcesDoNotFit],
    },
  },
  {
    id: 'tsuzaka-recurrence',
    authors: 'References 4-6 and 28 of Tsuzaka 2022',
    population: { description: 'liver resection, several series' },
    outcome: {
      id: 'TSU-05',
      locator: 'Discussion, last paragraph',
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: { kind: 'finding', endpoint: 'recurrence', text: 'Recurrence in about 43.7 to 88 % across the reports.' },
      ...quoted('tsuzaka-2022', '4-6, 28'),
      knownProblems: [],
    },
  },
  {
    id: 'tsuzaka-references-22-23',
    authors: 'References 22 and 23 of Tsuzaka 2022',
    population: { description: 'liver metastases' },
    outcome: {
      id: 'TSU-08',
      locator: 'Discussion, second paragraph',
      therapies: [],
      treatment: 'chemotherapy',
      result: {
        kind: 'finding',
        endpoint: 'duration of response',
        text: 'Few responses, lasting from some weeks to months.',
      },
      ...quoted('tsuzaka-2022', '22 and 23'),
      knownProblems: [],
    },
  },
  {
    id: 'tsuzaka-reference-24',
    authors: 'Reference 24 of Tsuzaka 2022',
    population: { description: 'hypovascular liver metastases' },
    outcome: {
      id: 'TSU-09',
      locator: 'Discussion, second paragraph',
      therapies: [],
      bearsOn: ['deb-tace'],
      treatment: 'chemoembolization, technique not stated',
      among: { restrictedTo: ['metastases with poor arterial supply'] },
      result: {
        kind: 'finding',
        endpoint: 'effectiveness',
        text: 'Called ineffective in hypovascular metastases; no figures are quoted.',
      },
      ...quoted('tsuzaka-2022', '24'),
      knownProblems: [],
    },
  },
];

function study({ id, authors, population, outcome }: Statement): Publication {
  return {
    id,
    citation: { authors, title: null, year: null, journal: null, link: linkTo(outcome.quotedIn) },
    identity: { kind: 'not-named' },
    centre: null,
    accrual: null,
    lastYear: null,
    design: null,
    n: null,
    population: { histology: 'not-verified', leiomyosarcoma: null, ...population },
    outcomes: [{ ...outcome, n: null }],
  };
}

/** What the five publications say of studies that they give by reference number alone. */
export const statementsOfUnnamedStudies: readonly Publication[] = statements.map(study);
