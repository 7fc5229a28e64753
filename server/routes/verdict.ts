import { Router } from 'express';
import type { AnswerId } from '../chart/answer.ts';
import type { FormOutcome } from '../present/formNotices.ts';
import { type ReadForVerdict, readForVerdict, sendVerdict, type VerdictPageDeps } from './verdictView.ts';

/** The verdict page, below `/l/:launchId/`. */
export function verdictRoutes(deps: VerdictPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const read = await readForVerdict(deps, opened, response);
    await sendVerdict(deps, response, opened, read, confirmed(request.query, read), read.status);
  });
  return router;
}

/** Of what an address claims as done - it names forms, never what was in them - that which the store really holds. */
function confirmed(query: Readonly<Record<string, unknown>>, { answers }: ReadForVerdict): FormOutcome {
  const ofForm = (form: unknown) => answers.filter((answer) => answer.form !== undefined && answer.form === form);
  const saved: readonly AnswerId[] = ofForm(query.saved).flatMap(({ id, withdrawn }) => (withdrawn ? [] : [id]));
  const withdrawn = ofForm(query.withdrawn).find((answer) => answer.id === query.question && answer.withdrawn);
  return { saved, ...(withdrawn ? { withdrawn } : {}) };
}
