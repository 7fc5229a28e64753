import type { Facts } from '../chart/facts.ts';
import { POSITIONS } from '../evidence/positions.ts';
import { formatFhirDate } from './dates.ts';
import type { Moment } from './moment.ts';
import { isAnswer } from './sourceRows.ts';

/** What bears on the decision without being a criterion of any series. */
export interface InformationRow {
  readonly title: string;
  readonly found: readonly string[];
  readonly notes: readonly string[];
}

export const information = (facts: Facts, moment: Moment): readonly InformationRow[] => [
  extrahepaticDisease(facts),
  priorProcedures(facts, moment),
  tumorBoard(facts),
];

/** Every published position is shown: they contradict each other, and choosing one is not for this page. */
function extrahepaticDisease(facts: Facts): InformationRow {
  return {
    title: 'Disease outside the liver',
    found: extrahepaticText(facts['extrahepatic-disease']),
    notes: [
      'Liver-directed therapy: no criterion; the series took patients with and without it.',
      ...resectionPositions(),
    ],
  };
}

const resectionPositions = (): readonly string[] =>
  POSITIONS.filter(({ id }) => id === 'extrahepatic-disease-and-resection').flatMap(({ statements }) =>
    statements.map(({ source, text }) => `Resection, ${source.name}: ${text}`),
  );

function extrahepaticText(fact: Facts['extrahepatic-disease']): readonly string[] {
  if (!fact.known) return [`unknown: ${fact.because}`];
  const { present, sites } = fact.value;
  const recorded = sites.map(({ site, reference }) => `recorded: ${site} (${reference})`);
  if (!fact.sources.some(isAnswer) && recorded.length > 0) return recorded;
  return [present ? 'present, as answered' : 'absent, as answered', ...recorded];
}

function priorProcedures(facts: Facts, { zone }: Moment): InformationRow {
  const fact = facts['prior-liver-procedures'];
  const found = fact.known
    ? fact.value.map(({ name, performed, reference }) => `${name}, ${formatFhirDate(performed, zone)} (${reference})`)
    : [`unknown: ${fact.because}`];
  return {
    title: 'Earlier liver procedures',
    found: found.length > 0 ? found : ['none recorded; that is no proof that there was none'],
    notes: ['Not an exclusion in the series of liver-directed therapy.'],
  };
}

function tumorBoard(facts: Facts): InformationRow {
  const fact = facts['tumor-board'];
  return {
    title: 'Tumor board',
    found: [fact.known ? (fact.value ? 'discussed' : 'not discussed') : `unknown: ${fact.because}`],
    notes: ['In the series of liver-directed therapy a multidisciplinary board made the decision to treat.'],
  };
}
