import { parentPort, workerData } from 'node:worker_threads';
import type { AuditQuestion, AuditTask } from './auditQuestion.ts';
import { AuditThread } from './auditThread.ts';

const thread = new AuditThread(workerData as AuditTask);

parentPort?.on('message', async (question: AuditQuestion) => {
  parentPort?.postMessage(await thread.answer(question));
});
