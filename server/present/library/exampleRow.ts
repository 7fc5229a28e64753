import { readChart } from '../../chart/chart.ts';
import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { readFacts } from '../../chart/readFacts.ts';
import type { Criterion, Example } from '../../criteria/criterion.ts';
import { evaluateCriterion } from '../../criteria/evaluateCriterion.ts';
import { limitsAt } from '../../criteria/limits.ts';
import type { Result } from '../../criteria/verdict.ts';
import { plainUnits } from '../figure.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { systemName } from './codeTables.ts';
import { exampleRecord } from './exampleRecord.ts';

/** A worked example of a criterion, with what the engine makes of it. */
export interface ExampleRow {
  readonly shows: string;
  readonly given: string;
  readonly mark: StatusMark;
  /** The engine's own sentence. */
  readonly reason: string;
}

/** Evaluated, not retold: the status and the reason are the engine's at `asOf` (ISO instant). */
export function exampleRow(criterion: Criterion, example: Example, asOf: string): ExampleRow {
  const { status, because } = judged(criterion, example, asOf);
  return { shows: example.shows, given: givenText(example), mark: statusMark(status), reason: plainUnits(because) };
}

function judged(criterion: Criterion, example: Example, asOf: string): Result {
  const { resources, answers } = exampleRecord(criterion, example, asOf);
  const chart = readChart(resources, DEFAULT_POLICY.timeZone);
  const circumstances = { asOf, policy: DEFAULT_POLICY, answers, gaps: [], limits: limitsAt(asOf, DEFAULT_POLICY) };
  return evaluateCriterion(criterion, readFacts(chart, circumstances), asOf);
}

function givenText({ given }: Example): string {
  if (given === 'nothing') return 'nothing';
  if ('result' in given) return `result "${given.result}"`;
  if ('answer' in given) return `answer ${answerText(given.answer)}`;
  const { system, code, clinicalStatus } = given.diagnosis;
  return `diagnosis ${systemName(system)} ${code}${clinicalStatus ? `, ${clinicalStatus}` : ''}`;
}

const answerText = (answer: boolean | number): string =>
  typeof answer === 'number' ? `${answer}` : answer ? 'yes' : 'no';
