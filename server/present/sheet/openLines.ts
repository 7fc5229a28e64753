import type { Result } from '../../criteria/verdict.ts';
import type { Assessment } from '../assessment.ts';
import { isAttested } from '../attested.ts';
import { figureOf } from '../boardRows.ts';
import { plainUnits } from '../figure.ts';
import { questionRows } from '../questionRows.ts';

/** What could be put right, and how: "INR 1.8: correct the INR to at most 1.5". */
export const correctableLines = ({ verdicts }: Assessment): readonly string[] =>
  eachOnce(verdicts.flatMap(({ results }) => results.filter(({ status }) => status === 'correctable'))).map(
    (result) => `${result.title} ${figureOf(result)}: ${result.action ?? 'correctable'}`,
  );

/** What nobody can tell yet: criteria without a usable value and why, then the questions only a clinician can answer. */
export function openLines(assessment: Assessment): readonly string[] {
  const unknown = eachOnce(assessment.verdicts.flatMap(({ results }) => results.filter(isUnknown)));
  const inDoubt = unknown.filter(({ id, why }) => !(isAttested(id) && why === 'absent'));
  const { open } = questionRows(assessment, { errors: {}, typed: {}, changed: [] });
  const isSaid = (id: string) => inDoubt.some((result) => result.id === id || INPUT_OF[result.id] === id);
  const asked = open.filter(({ id, because }) => because !== null && !isSaid(id)).map(({ legend }) => legend);
  return [...inDoubt.map(({ title, because }) => `${title}: ${plainUnits(because)}`), ...asked];
}

/** The criterion of the largest lesion reads an input of another name. */
const INPUT_OF: Readonly<Partial<Record<Result['id'], string>>> = { 'lesion-size': 'largest-lesion-cm' };

const isUnknown = ({ status }: Result): boolean => status === 'unknown';

/** Therapies share criteria. */
const eachOnce = (results: readonly Result[]): readonly Result[] => [
  ...new Map(results.map((result) => [result.id, result])).values(),
];
