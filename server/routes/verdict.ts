import { Router, urlencoded } from 'express';
import type { Answer, AnswerId, AnswerValues } from '../chart/answer.ts';
import { BadForm } from '../errors.ts';
import { CSRF_FIELD, parseAnswersForm } from '../present/answersForm.ts';
import { type VerdictPageContext, type VerdictPageModel, verdictPage } from '../present/verdictPage.ts';
import { type AssessedLaunch, assessLaunch, type OpenLaunch, type PatientPageDeps } from './assessLaunch.ts';
import { sameText } from './sameText.ts';

type PageState = Pick<VerdictPageContext, 'saved' | 'formErrors' | 'formValues'>;

const JUST_NOW = 60_000;

/** The verdict page and the form on it, below `/l/:launchId/`. */
export function verdictRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const saved = await justSaved(deps, opened, String(request.query.saved ?? ''));
    const { model, status } = await page(deps, opened, { saved });
    response.status(status).render('verdict', { page: model });
  });
  router.post('/l/:launchId/answers', urlencoded({ extended: false, limit: '20kb' }), async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const body: Record<string, unknown> = request.body ?? {};
    if (!sameText(body[CSRF_FIELD], opened.launch.csrfToken)) throw new BadForm();
    const parsed = parseAnswersForm(body);
    if (!parsed.ok) {
      const state = { formErrors: parsed.errors, formValues: typedValues(body) };
      const { model } = await page(deps, opened, state);
      response.status(422).render('verdict', { page: model });
      return;
    }
    const ids = await save(deps, opened, parsed.values);
    response.redirect(303, `/l/${opened.launch.id}/?saved=${ids.join(',')}`);
  });
  return router;
}

interface Page extends Pick<AssessedLaunch, 'status'> {
  readonly model: VerdictPageModel;
}

async function page(deps: PatientPageDeps, opened: OpenLaunch, state: PageState): Promise<Page> {
  const { assessment, context, status } = await assessLaunch(deps, opened);
  const { csrfToken } = opened.launch;
  return { model: verdictPage(assessment, { ...context, csrfToken, ...state }), status };
}

async function save(
  { store, now }: PatientPageDeps,
  { launch, site }: OpenLaunch,
  values: AnswerValues,
): Promise<readonly AnswerId[]> {
  const at = now().toISOString();
  const entries = Object.entries(values) as [AnswerId, Answer['value']][];
  const answers = entries.map(([id, value]) => ({ id, value, at, by: launch.user }));
  await store.addAnswers(site.id, launch.patientId, answers);
  return answers.map(({ id }) => id);
}

/** Of the ids an address claims as saved, those the store really holds from this user a moment ago. */
async function justSaved(
  { store, now }: PatientPageDeps,
  { launch, site }: OpenLaunch,
  claimed: string,
): Promise<readonly AnswerId[]> {
  if (claimed === '') return [];
  const since = now().getTime() - JUST_NOW;
  const stored = await store.answers(site.id, launch.patientId);
  const recent = stored.filter(({ at, by }) => by === launch.user && Date.parse(at) >= since).map(({ id }) => id);
  return recent.filter((id) => claimed.split(',').includes(id));
}

const typedValues = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(body).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== CSRF_FIELD,
    ),
  );
