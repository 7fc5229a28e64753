import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { parseDecision, typedDecision } from '../present/decisions/decisionForm.ts';
import { decisionRecord } from '../present/decisions/decisionRecord.ts';
import { type DecisionsPageContext, decisionsPage } from '../present/decisions/decisionsPage.ts';
import {
  outlineOf,
  parseSeenDecisions,
  type SeenDecisions,
  seenDecisionsText,
} from '../present/decisions/seenDecisions.ts';
import { formIdOf, SEEN_FIELD } from '../present/formFields.ts';
import type { FormOutcome } from '../present/formNotices.ts';
import type { OpenLaunch } from './assessLaunch.ts';
import { type Body, type FormDeps, openForm, readForm, tryStore } from './formRequest.ts';
import { type ReadForSheet, readForSheet } from './readForSheet.ts';
import { trailEvent } from './trailEvent.ts';

/** The page of documented decisions, and where they are sent to. */
export function decisionRoutes(deps: FormDeps): Router {
  const router = Router();
  router.get('/l/:launchId/decisions', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const drawn = await readForSheet(deps, opened, { page: 'decisions', response });
    const decided = drawn.decisions.find(({ form }) => form === request.query.decided);
    sendDecisions(response, opened, drawn, decided ? { decided } : {}, drawn.status);
  });
  router.post('/l/:launchId/decisions', ...readForm, async (request, response) => {
    const { opened, body } = await openForm(deps, request);
    await decide(deps, opened, body, response);
  });
  return router;
}

/** A decision is about what the person saw: when a verdict or a decision is another by now, that is shown first. */
async function decide(deps: FormDeps, opened: OpenLaunch, body: Body, response: Response): Promise<void> {
  const { launch, site } = opened;
  const form = formIdOf(body);
  const seen = parseSeenDecisions(body[SEEN_FIELD]);
  const drawn = await readForSheet(deps, opened, { page: 'decisions', response });
  const { assessment, context } = drawn;
  const sendBack = sender(response, opened, drawn, body);

  if (form === null) return sendBack(409, { notSaved: 'old-form' });
  if (hasMoved(drawn, seen, form)) return sendBack(409, { notSaved: 'decision-changed' });
  const parsed = parseDecision(typedDecision(body), assessment.verdicts);
  if (!parsed.ok) return sendBack(422, { decisionErrors: parsed.errors });
  const made = { form, at: deps.now().toISOString(), by: launch.user, appVersion: context.appVersion };
  const record = decisionRecord(parsed.entry, assessment, made);
  const event = trailEvent(deps.now, launch, response, { action: 'decision', detail: record.about });
  const result = await tryStore(deps, () =>
    deps.store.addDecision(site.id, launch.patientId, record, seen.count, event),
  );
  if (result === 'stored') return response.redirect(303, `/l/${launch.id}/decisions?decided=${form}`);
  if (result === 'changed')
    return sendBack(
      409,
      { notSaved: 'decision-changed' },
      await readForSheet(deps, opened, { page: 'decisions', response }),
    );
  return sendBack(503, { notSaved: 'store' });
}

/** A form that arrives again is left to the store, which knows whether it says the same. */
function hasMoved({ assessment, decisions }: ReadForSheet, seen: SeenDecisions, form: string): boolean {
  if (decisions.some((decision) => decision.form === form)) return false;
  return seen.count !== decisions.length || seen.outline !== outlineOf(assessment.verdicts);
}

/** Sends the page with what was typed; refused because of something newer, the form comes back as a new one. */
function sender(response: Response, opened: OpenLaunch, first: ReadForSheet, body: Body) {
  return (status: 409 | 422 | 503, outcome: FormOutcome, drawn = first): void => {
    const same = { id: formIdOf(body) ?? randomUUID(), seen: `${body[SEEN_FIELD] ?? ''}` };
    const state = { ...outcome, typed: typedDecision(body), ...(status === 409 ? {} : { form: same }) };
    sendDecisions(response, opened, drawn, state, status);
  };
}

type PageState = FormOutcome & Partial<Pick<DecisionsPageContext, 'typed' | 'form'>>;

function sendDecisions(
  response: Response,
  { launch }: OpenLaunch,
  { assessment, context, decisions }: ReadForSheet,
  state: PageState,
  status: number,
): void {
  const seen = seenDecisionsText({ count: decisions.length, outline: outlineOf(assessment.verdicts) });
  const form = { id: randomUUID(), seen };
  const page = decisionsPage(assessment, { ...context, csrfToken: launch.csrfToken, decisions, form, ...state });
  response.status(status).render('decisions', { page });
}
