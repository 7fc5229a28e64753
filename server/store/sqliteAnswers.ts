import type { DatabaseSync } from 'node:sqlite';
import type { Answer } from '../chart/answer.ts';
import { epochMs } from './epochMs.ts';
import { answerOf } from './rows.ts';
import type { AnswersEntry, Store } from './store.ts';
import { transaction } from './transaction.ts';

type AnswerStore = Pick<Store, 'addAnswers' | 'answers' | 'withdrawAnswer'>;

/** Answers and their withdrawals, as a log that only grows. */
export function sqliteAnswers(database: DatabaseSync): AnswerStore {
  const list = database.prepare(
    `SELECT answer.id, answer.form, answer.value, answer.at, answer.by, taken.at AS withdrawn_at, taken.by AS withdrawn_by
     FROM answer_record answer LEFT JOIN answer_record taken
       ON taken.site_id = answer.site_id AND taken.patient_id = answer.patient_id
       AND taken.id = answer.id AND taken.withdraws = answer.form
     WHERE answer.site_id = ? AND answer.patient_id = ? AND answer.value IS NOT NULL
     ORDER BY answer.at_ms, answer.sequence`,
  );
  const log = records(database);
  return {
    addAnswers: async (siteId, patientId, entry) =>
      transaction(database, () => {
        const fates = entry.answers.map((answer) => fateOf(answer, entry, log.of(siteId, patientId, answer.id)));
        if (fates.includes('changed')) return 'changed';
        entry.answers.forEach((answer, index) => {
          if (fates[index] === 'new') log.addAnswer(siteId, patientId, answer, entry);
        });
        return 'stored';
      }),
    answers: async (siteId, patientId) => list.all(siteId, patientId).map(answerOf),
    withdrawAnswer: async (siteId, patientId, { id, form }, withdrawal) =>
      transaction(database, () => {
        const known = log.of(siteId, patientId, id);
        if (!known.some((record) => record.form === form)) return false;
        if (known.some(({ withdraws }) => withdraws === form)) return true;
        log.addWithdrawal(siteId, patientId, { id, form, number: known.length + 1, ...withdrawal });
        return true;
      }),
  };
}

interface LogRecord {
  readonly form: string | null;
  readonly value: string | null;
  readonly withdraws: string | null;
}

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

/** The records of one question about one patient. */
function records(database: DatabaseSync) {
  const insert = database.prepare(
    `INSERT INTO answer_record (site_id, patient_id, id, number, form, value, withdraws, at, at_ms, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofQuestion = database.prepare(
    'SELECT form, value, withdraws FROM answer_record WHERE site_id = ? AND patient_id = ? AND id = ? ORDER BY number',
  );
  return {
    of: (siteId: string, patientId: string, id: string) =>
      ofQuestion.all(siteId, patientId, id) as unknown as readonly LogRecord[],
    addAnswer: (siteId: string, patientId: string, { id, value, at, by }: Answer, { form, seen }: AnswersEntry) => {
      const number = (seen[id] ?? 0) + 1;
      insert.run(siteId, patientId, id, number, form, JSON.stringify(value), null, at, epochMs(at), by);
    },
    addWithdrawal: (siteId: string, patientId: string, taken: Taken) => {
      const { id, number, form, at, by } = taken;
      insert.run(siteId, patientId, id, number, null, null, form, at, epochMs(at), by);
    },
  };
}

interface Taken extends Omit<Required<Answer>, 'value' | 'withdrawn'> {
  readonly number: number;
}
