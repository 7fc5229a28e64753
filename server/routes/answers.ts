import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { type Answer, type AnswerId, type AnswerValues, answersSchema } from '../chart/answer.ts';
import { BadForm } from '../errors.ts';
import { changedSince, parseSeen, seenOf } from '../present/answers/seenAnswers.ts';
import { parseAnswersForm } from '../present/answersForm.ts';
import { type FormIdentity, formIdOf, isHiddenField, SEEN_FIELD } from '../present/formFields.ts';
import type { NotSaved } from '../present/formNotices.ts';
import type { OpenLaunch } from './assessLaunch.ts';
import { afterStoreFailure, type Body, type FormDeps, openForm, readForm, tryStore } from './formRequest.ts';
import { trailEvent } from './trailEvent.ts';
import { type PageState, readForVerdict, sendVerdict, type VerdictPageDeps } from './verdictView.ts';

type AnswersDeps = FormDeps & VerdictPageDeps;

/** Where answers are sent to, and where they are taken back. */
export function answersRoutes(deps: AnswersDeps): Router {
  const router = Router();
  router.post('/l/:launchId/answers', ...readForm, async (request, response) => {
    const { opened, body } = await openForm(deps, request);
    await answer(deps, opened, body, response);
  });
  router.post('/l/:launchId/withdraw', ...readForm, async (request, response) => {
    const { opened, body } = await openForm(deps, request);
    await withdraw(deps, opened, body, response);
  });
  return router;
}

async function answer(deps: AnswersDeps, opened: OpenLaunch, body: Body, response: Response): Promise<void> {
  const { launch, site } = opened;
  const form = formIdOf(body);
  const parsed = parseAnswersForm(body);
  if (!parsed.ok) return sendBack(deps, opened, body, response, 422, { formErrors: parsed.errors });
  if (Object.keys(parsed.values).length === 0) return refuse(deps, opened, body, response, 'nothing-entered');
  if (form === null) return refuse(deps, opened, body, response, 'old-form');
  const entry = { form, seen: parseSeen(body[SEEN_FIELD]), answers: answersOf(parsed.values, deps, opened) };
  const act = { action: 'answer', detail: Object.keys(parsed.values).join(' ') } as const;
  const event = trailEvent(deps.now, launch, response, act);
  const result = await tryStore(deps, () => deps.store.addAnswers(site.id, launch.patientId, entry, event));
  if (result === 'stored') return response.redirect(303, `/l/${launch.id}/?saved=${form}`);
  if (result === 'changed') return refuse(deps, opened, body, response, 'answers-changed');
  await afterStoreFailure(response, 'form', () => refuse(deps, opened, body, response, 'store'));
}

function answersOf(values: AnswerValues, { now }: FormDeps, { launch }: OpenLaunch): readonly Answer[] {
  const at = now().toISOString();
  const entries = Object.entries(values) as [AnswerId, Answer['value']][];
  return entries.map(([id, value]) => ({ id, value, at, by: launch.user }));
}

const STATUS: Readonly<Record<NotSaved, number>> = {
  store: 503,
  withdrawal: 503,
  'answers-changed': 409,
  'decision-changed': 409,
  'nothing-entered': 422,
  'old-form': 409,
};

const refuse = (deps: AnswersDeps, opened: OpenLaunch, body: Body, response: Response, notSaved: NotSaved) =>
  sendBack(deps, opened, body, response, STATUS[notSaved], { notSaved });

/**
 * The page with everything that was typed. A form refused because of newer records comes back as a new one, drawn on them;
 * any other keeps its identity, so that what it has or has not seen stays true and sending it again cannot save it twice.
 */
async function sendBack(
  deps: AnswersDeps,
  opened: OpenLaunch,
  body: Body,
  response: Response,
  status: number,
  outcome: PageState,
): Promise<void> {
  const read = await readForVerdict(deps, opened, response);
  const formValues = typedValues(body);
  const isAnew = status === 409;
  const filled = (Object.keys(formValues) as AnswerId[]).filter((id) => formValues[id] !== '');
  const changed = isAnew ? changedSince(parseSeen(body[SEEN_FIELD]), seenOf(read.answers), filled) : [];
  const answersForm = isAnew ? undefined : identityOf(body);
  await sendVerdict(deps, response, opened, read, { ...outcome, formValues, changed, answersForm }, status);
}

const identityOf = (body: Body): FormIdentity => ({
  id: formIdOf(body) ?? randomUUID(),
  seen: typeof body[SEEN_FIELD] === 'string' ? body[SEEN_FIELD] : '',
});

const typedValues = (body: Body): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(body).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !isHiddenField(entry[0]),
    ),
  );

async function withdraw(deps: AnswersDeps, opened: OpenLaunch, body: Body, response: Response): Promise<void> {
  const { launch, site } = opened;
  const question = answersSchema.keyof().safeParse(body.question);
  const form = typeof body.answer === 'string' ? body.answer : '';
  if (!question.success) throw new BadForm();
  const name = { id: question.data, form };
  const withdrawal = { at: deps.now().toISOString(), by: launch.user };
  const event = trailEvent(deps.now, launch, response, { action: 'withdrawal', detail: name.id });
  const take = () => deps.store.withdrawAnswer(site.id, launch.patientId, name, withdrawal, event);
  const result = await tryStore(deps, take);
  if (result === false) throw new BadForm();
  const done = new URLSearchParams({ withdrawn: form, question: question.data });
  if (result) return response.redirect(303, `/l/${launch.id}/?${done}`);
  const draw = async () =>
    sendVerdict(
      deps,
      response,
      opened,
      await readForVerdict(deps, opened, response),
      { notSaved: 'withdrawal' },
      STATUS.withdrawal,
    );
  await afterStoreFailure(response, 'withdrawal', draw);
}
