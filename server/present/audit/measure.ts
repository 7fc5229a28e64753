import type { Measure, MeasureGroup } from 'fhir/r4.js';
import { measuredInput } from '../../chart/inputs/index.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { limitText } from '../../criteria/rules/number.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { THERAPIES, THERAPY_TITLES } from '../../criteria/therapy.ts';
import {
  ADHERENCE_CODES,
  BY_ADHERENCE,
  concept,
  GROUPS,
  POPULATIONS,
  type PopulationCode,
  population,
} from './measureCodes.ts';

export const MEASURE_URL = 'https://livermet.example/fhir/Measure/livermet-adherence';

const CASE =
  'a completed liver-directed or resection procedure of the period on a patient with leiomyosarcoma and a liver metastasis';

const POPULATION_BASIS = 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-populationBasis';

/** The Measure that a MeasureReport of the audit names: derived from the criteria, so that the two cannot differ. */
export function adherenceMeasure(): Measure {
  return {
    resourceType: 'Measure',
    id: 'livermet-adherence',
    url: MEASURE_URL,
    version: latestReview(),
    name: 'LiverMetAdherence',
    title: 'Adherence to published criteria for local therapy of leiomyosarcoma liver metastases',
    status: 'active',
    experimental: false,
    date: latestReview(),
    description:
      'How many completed procedures met, when they were decided, the criteria that published series used. A case in which a criterion is not met is not adherent, whatever is unknown beside it. One in which none fails and one is unknown is not documented: an exception of the denominator, never adherent and never not adherent.',
    // What is counted are procedures, of one patient more than one.
    extension: [{ url: POPULATION_BASIS, valueCode: 'Procedure' }],
    subjectCodeableConcept: concept('http://hl7.org/fhir/resource-types', 'Patient'),
    scoring: concept('http://terminology.hl7.org/CodeSystem/measure-scoring', 'proportion'),
    improvementNotation: concept('http://terminology.hl7.org/CodeSystem/measure-improvement-notation', 'increase'),
    relatedArtifact: citations(),
    group: [
      group('all', `every criterion of its therapy is met; ${CASE}`),
      ...THERAPIES.map((id) => group(id, `every criterion of ${THERAPY_TITLES[id]} is met`)),
      group('undetermined', 'the codes do not say which therapy it was, so no case is in the numerator'),
      ...criteria().map((criterion) => group(criterion.id, statement(criterion), criterion)),
    ],
  };
}

/** Every criterion once, in the order in which therapies name them. */
const criteria = (): readonly Criterion[] => [...new Set(Object.values(CRITERIA).flat())];

const latestReview = (): string =>
  criteria()
    .flatMap(({ editions }) => editions.map(({ lastReviewed }) => lastReviewed))
    .toSorted()
    .at(-1) ?? '';

function group(id: string, numerator: string, criterion?: Criterion): MeasureGroup {
  const texts: Readonly<Record<PopulationCode, string>> = {
    'initial-population': id === 'all' ? CASE : `cases that "${id}" is asked of`,
    denominator: 'all of the initial population',
    'denominator-exception': 'the value is not documented, or cannot be used',
    numerator,
  };
  return {
    id,
    code: concept(GROUPS, id),
    ...(criterion ? { description: `${criterion.title}. ${criterion.rationale}` } : {}),
    population: POPULATIONS.map((code) => ({
      code: population(code),
      criteria: { language: 'text/plain', expression: texts[code] },
    })),
    stratifier: [
      {
        code: BY_ADHERENCE,
        description: ADHERENCE_CODES.join(' | '),
        criteria: { language: 'text/plain', expression: 'what the case came to' },
      },
    ],
  };
}

function statement({ title, rule, editions: [edition] }: Criterion): string {
  if (rule.kind !== 'number' || !edition.limit) return `${title}: yes`;
  return `${title}: ${limitText(edition.limit, measuredInput(rule.input).unit)}`;
}

function citations() {
  const all = criteria().flatMap(({ editions }) => editions.flatMap((edition) => edition.citations));
  const byLink = new Map(all.map((each) => [each.link, each]));
  return [...byLink.values()].map(({ label, link }) => ({ type: 'citation' as const, citation: label, url: link }));
}
