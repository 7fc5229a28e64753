import { z } from 'zod';
import type { Answer } from '../chart/answer.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import { answerOf } from './rows.ts';
import type { SqlValue, Statements, Transaction } from './statements.ts';
import type { AnswersEntry, Appended, Store } from './store.ts';
import { recordWith } from './trail.ts';

type AnswerStore = Pick<Store, 'addAnswers' | 'answers' | 'answersOfSite' | 'withdrawAnswer'>;

const ALL = `
  SELECT answer.patient_id, answer.id, answer.form, answer.value, answer.at, answer.by, taken.at AS withdrawn_at, taken.by AS withdrawn_by
  FROM answer_record answer LEFT JOIN answer_record taken
    ON taken.site_id = answer.site_id AND taken.patient_id = answer.patient_id
    AND taken.id = answer.id AND taken.withdraws = answer.form
  WHERE answer.value IS NOT NULL AND answer.site_id = ?`;
const LIST = `${ALL} AND answer.patient_id = ? ORDER BY answer.at_ms, answer.sequence`;
const OF_SITE = `${ALL} ORDER BY answer.patient_id, answer.at_ms, answer.sequence`;

/** Answers and their withdrawals, as a log that only grows. */
export function answersIn(database: Database): AnswerStore {
  const inTurn = <T>(
    siteId: string,
    patientId: string,
    run: (log: AnswerLog, transaction: Transaction) => Promise<T>,
  ) =>
    database.transaction(`answers ${siteId} ${patientId}`, (transaction) =>
      run(logOf(transaction, siteId, patientId), transaction),
    );
  return {
    addAnswers: (siteId, patientId, entry, event) =>
      inTurn(siteId, patientId, (log, transaction) => add(log, entry, () => recordWith(transaction, event))),
    answers: async (siteId, patientId) => (await database.all(LIST, siteId, patientId)).map(answerOf),
    answersOfSite: async (siteId) =>
      (await database.all(OF_SITE, siteId)).map((row) => ({ ...patientRow.parse(row), answer: answerOf(row) })),
    withdrawAnswer: (siteId, patientId, { id, form }, withdrawal, event) =>
      inTurn(siteId, patientId, async (log, transaction) => {
        const known = await log.of(id);
        if (!known.some((record) => record.form === form)) return false;
        if (known.some(({ withdraws }) => withdraws === form)) return true;
        await log.addWithdrawal({ id, form, number: known.length + 1, ...withdrawal });
        await recordWith(transaction, event);
        return true;
      }),
  };
}

async function add(log: AnswerLog, entry: AnswersEntry, record: () => Promise<void>): Promise<Appended> {
  const added: Answer[] = [];
  for (const answer of entry.answers) {
    const fate = fateOf(answer, entry, await log.of(answer.id));
    if (fate === 'changed') return 'changed';
    if (fate === 'new') added.push(answer);
  }
  for (const answer of added) await log.addAnswer(answer, entry);
  if (added.length > 0) await record();
  return 'stored';
}

const patientRow = z.object({ patient_id: z.string() }).transform(({ patient_id: patientId }) => ({ patientId }));

const logRecord = z.object({
  form: z.string().nullable(),
  value: z.string().nullable(),
  withdraws: z.string().nullable(),
});
type LogRecord = z.infer<typeof logRecord>;

/** `there`: this very answer arrived before and nothing has come after it. */
function fateOf(
  answer: Answer,
  { form, seen }: AnswersEntry,
  known: readonly LogRecord[],
): 'new' | 'there' | 'changed' {
  const expected = seen[answer.id] ?? 0;
  if (known.length === expected) return 'new';
  const last = known.at(-1);
  const isSame = last?.form === form && last.value === JSON.stringify(answer.value);
  return isSame && known.length === expected + 1 ? 'there' : 'changed';
}

/** The records about one patient, question by question. */
interface AnswerLog {
  of(id: string): Promise<readonly LogRecord[]>;
  addAnswer(answer: Answer, entry: AnswersEntry): Promise<void>;
  addWithdrawal(taken: Taken): Promise<void>;
}

const INSERT = `INSERT INTO answer_record (site_id, patient_id, id, number, form, value, withdraws, at, at_ms, by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const OF_QUESTION = `SELECT form, value, withdraws FROM answer_record
  WHERE site_id = ? AND patient_id = ? AND id = ? ORDER BY number`;

function logOf(statements: Statements, siteId: string, patientId: string): AnswerLog {
  const insert = async (id: string, number: number, ...values: readonly SqlValue[]) =>
    void (await statements.run(INSERT, siteId, patientId, id, number, ...values));
  return {
    of: async (id) => z.array(logRecord).parse(await statements.all(OF_QUESTION, siteId, patientId, id)),
    addAnswer: ({ id, value, at, by }, { form, seen }) =>
      insert(id, (seen[id] ?? 0) + 1, form, JSON.stringify(value), null, at, epochMs(at), by),
    addWithdrawal: ({ id, number, form, at, by }) => insert(id, number, null, null, form, at, epochMs(at), by),
  };
}

interface Taken extends Omit<Required<Answer>, 'value' | 'withdrawn'> {
  readonly number: number;
}
