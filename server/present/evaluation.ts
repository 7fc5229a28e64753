import type { CautionResult } from '../criteria/cautions/cautionsFor.ts';
import type { Result } from '../criteria/verdict.ts';
import type { Score } from '../scores/score.ts';
import type { Assessment } from './assessment.ts';

/** The document that `evaluate` prints. Other programs read it: fields are added, never renamed or removed. */
export function evaluation(assessment: Assessment): unknown {
  const { asOf, patient, population, verdicts, scores, cautions, evidence, gaps } = assessment;
  return {
    asOf,
    patient: { reference: patient.reference },
    population,
    therapies: verdicts.map(({ therapy, status, results }) => ({ therapy, status, criteria: results.map(criterion) })),
    scores: Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, scoreDocument(score)])),
    cautions: cautions.map(cautionDocument),
    evidence: evidence.map(({ outcome, match, differs }) => ({ outcome: outcome.id, match, differs })),
    gaps,
  };
}

function criterion({
  id,
  status,
  because,
  value,
  comparator,
  unit,
  limit,
  publishedLimit,
  why,
  sources,
  setAside,
  action,
}: Result): unknown {
  return {
    id,
    status,
    because,
    value,
    ...(comparator ? { comparator } : {}),
    unit,
    limit,
    ...(publishedLimit === undefined ? {} : { publishedLimit }),
    why,
    sources,
    setAside,
    ...(action === undefined ? {} : { action }),
  };
}

const scoreDocument = (score: Score): unknown => score;

/** Beyond the criteria of the series: what applies, what cannot be told, and what is shown for every patient. */
const cautionDocument = ({ caution, status, because, sources }: CautionResult): unknown => ({
  id: caution.id,
  status,
  because,
  sources,
  title: caution.title,
  therapies: caution.therapies,
  statement: caution.statement,
  notRead: caution.notRead ?? null,
  citations: caution.citations,
});
