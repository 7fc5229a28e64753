import type { KnownProblem } from '../../knownProblem.ts';
import type { Publication } from '../../publication.ts';
import type { TimeToEvent } from '../../result.ts';
import { medianBelowFirstYear, medianBeyondFiveYears72, notOnlyLeiomyosarcoma } from '../tsuzakaProblems.ts';
import { linkTo, quoted } from './quoted.ts';

interface Row {
  readonly id: string;
  readonly row: number;
  readonly reference: string;
  readonly accrual: string;
  readonly lastYear: number;
  readonly n: number;
  readonly result: Pick<TimeToEvent, 'medianMonths' | 'survivalPercent'>;
  readonly mixed?: true;
  readonly gistEra?: string;
  readonly perhaps?: string;
  readonly knownProblems: readonly KnownProblem[];
}

const rows: readonly Row[] = [
  {
    id: 'TSU-T1',
    row: 1,
    reference: '17',
    accrual: 'until 1978',
    lastYear: 1978,
    n: 12,
    result: { medianMonths: 11, survivalPercent: { '1y': 58, '3y': 23, '5y': 12 } },
    gistEra: 'operated until 1978, before stromal tumors were told apart from leiomyosarcoma',
    knownProblems: [medianBelowFirstYear],
  },
  {
    id: 'TSU-T5',
    row: 5,
    reference: '18',
    accrual: '1990-2009',
    lastYear: 2009,
    n: 98,
    result: { medianMonths: 72, survivalPercent: { '3y': 60, '5y': 32 } },
    mixed: true,
    perhaps: 'Groeschl 2012, 98 sarcomas',
    knownProblems: [medianBeyondFiveYears72, notOnlyLeiomyosarcoma],
  },
  {
    id: 'TSU-T7',
    row: 7,
    reference: '19',
    accrual: '2000-2009',
    lastYear: 2009,
    n: 27,
    result: { medianMonths: null, survivalPercent: { '5y': 46 } },
    knownProblems: [],
  },
  {
    id: 'TSU-T10',
    row: 10,
    reference: '20',
    accrual: '1998-2015',
    lastYear: 2015,
    n: 62,
    result: { medianMonths: 61.6, survivalPercent: { '1y': 98.3, '3y': 67.1, '5y': 51.8 } },
    perhaps: 'the leiomyosarcoma group of Goumard 2018, there 59 patients',
    knownProblems: [],
  },
];

function study(row: Row): Publication {
  const doubted = row.knownProblems.some(({ explains }) => explains !== undefined);
  return {
    id: `tsuzaka-reference-${row.reference}`,
    citation: {
      authors: `Reference ${row.reference} of Tsuzaka 2022`,
      title: null,
      year: null,
      journal: null,
      link: linkTo('tsuzaka-2022'),
    },
    identity: { kind: 'not-named', ...(row.perhaps !== undefined && { perhaps: row.perhaps }) },
    centre: null,
    accrual: row.accrual,
    lastYear: row.lastYear,
    design: null,
    n: row.n,
    population: {
      description: 'completely resected leiomyosarcoma by the title of the table; the histology was not verified',
      histology: row.mixed ? 'mixed-sarcoma' : 'not-verified',
      leiomyosarcoma: null,
      ...(row.gistEra !== undefined && { gistEra: row.gistEra }),
    },
    outcomes: [
      {
        id: row.id,
        locator: `Table 1, row ${row.row}`,
        n: row.n,
        therapies: ['resection'],
        treatment: 'hepatic resection',
        result: { kind: 'time-to-event', endpoint: 'overall survival', origin: 'liver-resection', ...row.result },
        ...(doubted && { standing: { kind: 'doubted' } }),
        ...quoted('tsuzaka-2022', row.reference),
        knownProblems: row.knownProblems,
      },
    ],
  };
}

/** The rows of Tsuzaka 2022, Table 1, whose study is given by a reference number alone and matches no abstract for certain. */
export const unnamedResections: readonly Publication[] = rows.map(study);
