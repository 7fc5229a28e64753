import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerValues } from '../../server/chart/answer.ts';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import { fileRecord } from '../../server/fhir/fileRecord.ts';
import { assess } from '../../server/present/assess.ts';

interface ExpectedTherapy {
  readonly status: string;
  readonly criteria: Readonly<Record<string, string>>;
}
interface Expected {
  readonly title: string;
  readonly asOf: string;
  readonly answers: AnswerValues;
  readonly population: string;
  readonly therapies: Readonly<Record<string, ExpectedTherapy>>;
  readonly why: Readonly<Record<string, string>>;
  readonly answered: { readonly answers: AnswerValues; readonly therapies: Readonly<Record<string, ExpectedTherapy>> };
}

const folder = new URL('../patients/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

function assessed(name: string, asOf: string, values: AnswerValues) {
  const { patient, resources, gaps } = fileRecord(read(`${name}.json`));
  const entries = Object.entries(values) as [Answer['id'], Answer['value']][];
  const answers = entries.map(([id, value]) => ({ id, value, at: asOf, by: 'Dr. Example' }));
  return assess({ resources, patientId: patient.id, asOf, policy: DEFAULT_POLICY, answers, gaps });
}

const statuses = ({ verdicts }: ReturnType<typeof assess>) =>
  Object.fromEntries(
    verdicts.map(({ therapy, status, results }) => [
      therapy,
      { status, criteria: Object.fromEntries(results.map((result) => [result.id, result.status])) },
    ]),
  );

describe.each(names)('%s', (name) => {
  const expected = JSON.parse(read(`${name}.expected.json`)) as Expected;

  it(`${expected.title}: the verdict of all four therapies`, () => {
    const assessment = assessed(name, expected.asOf, expected.answers);
    expect(assessment.population.status).toBe(expected.population);
    expect(statuses(assessment)).toEqual(expected.therapies);
  });

  it('names the reason of every unknown', () => {
    const results = assessed(name, expected.asOf, expected.answers).verdicts.flatMap((verdict) => verdict.results);
    const why = results.filter(({ status }) => status === 'unknown').map((result) => [result.id, result.why]);
    expect(Object.fromEntries(why)).toEqual(expected.why);
  });

  it('changes as expected once a clinician has answered', () => {
    expect(statuses(assessed(name, expected.asOf, expected.answered.answers))).toEqual(expected.answered.therapies);
  });
});
