import type { Result } from '../criteria/verdict.ts';
import type { Score } from '../scores/score.ts';
import type { Assessment } from './assessment.ts';

/** The document that `evaluate` prints. Other programs read it: fields are added, never renamed or removed. */
export function evaluation(assessment: Assessment): unknown {
  const { asOf, patient, population, verdicts, scores, evidence, gaps } = assessment;
  return {
    asOf,
    patient: { reference: patient.reference },
    population,
    therapies: verdicts.map(({ therapy, status, results }) => ({ therapy, status, criteria: results.map(criterion) })),
    scores: Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, scoreDocument(score)])),
    cautions: [],
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
  };
}

const scoreDocument = (score: Score): unknown => score;
