import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Decision } from '../criteria/decision.ts';
import { seenOf, seenText } from '../present/answers/seenAnswers.ts';
import type { AssessmentRequest } from '../present/assess.ts';
import type { FormIdentity } from '../present/formFields.ts';
import type { VerdictPageContext } from '../present/verdictPage.ts';
import { type OpenLaunch, type PatientPageDeps, type ReadLaunch, readLaunch } from './assessLaunch.ts';

/** All that a verdict page is made of: plain data, which another thread can be given. */
export interface VerdictTask {
  readonly request: AssessmentRequest;
  readonly context: VerdictPageContext;
}

export interface VerdictPageDeps extends PatientPageDeps {
  /** The page in UTF-8. */
  readonly drawVerdict: (task: VerdictTask) => Promise<Uint8Array>;
}

/** What happened to a form, and with which identity it comes back. */
export interface PageState extends Partial<Omit<VerdictPageContext, 'csrfToken' | 'decisions' | 'answersForm'>> {
  readonly answersForm?: FormIdentity | undefined;
}

/** What a launch's verdict page is drawn from. */
export interface ReadForVerdict extends ReadLaunch {
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
}

export async function readForVerdict(
  deps: PatientPageDeps,
  opened: OpenLaunch,
  response: Response,
): Promise<ReadForVerdict> {
  const { launch, site } = opened;
  const [read, decisions] = await Promise.all([
    readLaunch(deps, opened, { page: 'verdict', response }),
    deps.store.decisions(site.id, launch.patientId),
  ]);
  return { ...read, decisions };
}

/** Sends the verdict page of what was read. */
export async function sendVerdict(
  { drawVerdict }: Pick<VerdictPageDeps, 'drawVerdict'>,
  response: Response,
  { launch }: OpenLaunch,
  { request, context, decisions, answers }: ReadForVerdict,
  state: PageState,
  status: number,
): Promise<void> {
  const { answersForm, ...outcome } = state;
  const page = await drawVerdict({
    request,
    context: {
      ...context,
      ...outcome,
      csrfToken: launch.csrfToken,
      decisions,
      answersForm: answersForm ?? { id: randomUUID(), seen: seenText(seenOf(answers)) },
    },
  });
  // No ETag: nobody keeps the page, so nobody asks whether it is still the same.
  response.status(status).type('html').end(page);
}
