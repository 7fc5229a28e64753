import { parentPort, workerData } from 'node:worker_threads';
import type { AuditAnswer, AuditQuestion, AuditTask } from './auditQuestion.ts';
import { AuditThread } from './auditThread.ts';

const thread = new AuditThread(workerData as AuditTask);

parentPort?.on('message', async (question: AuditQuestion) => {
  const answer = await thread.answer(question);
  parentPort?.postMessage(answer, largeOf(answer));
});

/** What is handed over as it is, not copied. */
const largeOf = ({ audited, kept }: AuditAnswer): readonly ArrayBuffer[] => [
  ...(audited ? [audited.texts.buffer] : []),
  ...(kept ? [kept.numbers.buffer] : []),
];
