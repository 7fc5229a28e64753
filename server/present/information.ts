import type { KnownFact } from '../chart/fact.ts';
import type { Facts } from '../chart/facts.ts';
import { POSITIONS } from '../evidence/positions.ts';
import { formatAge, formatFhirDate } from './dates.ts';
import type { Moment } from './moment.ts';
import { enteredText, isAnswer } from './sourceRows.ts';

/** What bears on the decision without being a criterion of any series. */
export interface InformationRow {
  readonly title: string;
  readonly found: readonly string[];
  readonly notes: readonly string[];
}

export const information = (facts: Facts, moment: Moment): readonly InformationRow[] => [
  extrahepaticDisease(facts, moment),
  priorProcedures(facts, moment),
  tumorBoard(facts, moment),
];

/** Every published position is shown: they contradict each other, and choosing one is not for this page. */
function extrahepaticDisease(facts: Facts, moment: Moment): InformationRow {
  return {
    title: 'Disease outside the liver',
    found: extrahepaticText(facts['extrahepatic-disease'], moment),
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

function extrahepaticText(fact: Facts['extrahepatic-disease'], moment: Moment): readonly string[] {
  if (!fact.known) return [`unknown: ${fact.because}`];
  const { present, sites } = fact.value;
  const recorded = sites.map(({ site, reference }) => `recorded: ${site} (${reference})`);
  if (!fact.sources.some(isAnswer) && recorded.length > 0) return recorded;
  return [`${present ? 'present' : 'absent'}, ${answeredText(fact, moment)}`, ...recorded];
}

/** "as answered today: entered here by Dr Lee, holds until 24 Jan 2027, site policy" */
function answeredText({ sources: [first] }: KnownFact<unknown>, { asOf, zone }: Moment): string {
  return `as answered ${formatAge(first.recordedAt, asOf, zone)}: ${enteredText(first, zone)}`;
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

function tumorBoard(facts: Facts, moment: Moment): InformationRow {
  const fact = facts['tumor-board'];
  return {
    title: 'Tumor board',
    found: [
      fact.known
        ? `${fact.value ? 'discussed' : 'not discussed'}, ${answeredText(fact, moment)}`
        : `unknown: ${fact.because}`,
    ],
    notes: ['In the series of liver-directed therapy a multidisciplinary board made the decision to treat.'],
  };
}
