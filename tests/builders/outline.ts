import type { AnswerValues } from '../../server/chart/answer.ts';
import type { Gap } from '../../server/chart/gap.ts';
import { evaluate } from '../../server/criteria/evaluate.ts';
import { population } from '../../server/criteria/population.ts';
import { THERAPIES } from '../../server/criteria/therapy.ts';
import { AS_OF, answered, factsOf } from './read.ts';

/** Population and verdicts of patient p1. */
export function verdicts(resources: readonly unknown[], values: AnswerValues = {}, gaps: readonly Gap[] = []) {
  const facts = factsOf(resources, { answers: answered(values), gaps });
  return {
    population: population(facts).status,
    verdicts: THERAPIES.map((therapy) => evaluate(therapy, facts, AS_OF)),
  };
}

/** What a verdict says, without the words: status, reason and value of every criterion. */
export function outline(resources: readonly unknown[], values: AnswerValues = {}, gaps: readonly Gap[] = []) {
  const { population: of, verdicts: all } = verdicts(resources, values, gaps);
  return [
    of,
    ...all.map(({ status, results }) => [
      status,
      ...results.map((result) => [result.status, result.why, result.value]),
    ]),
  ];
}
