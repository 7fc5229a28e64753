import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Decision } from '../criteria/decision.ts';
import { ForeignPage } from '../errors/drawing.ts';
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

/** A verdict page, with whom it was drawn for as whoever drew it saw it. */
export interface DrawnVerdict {
  /** In UTF-8. */
  readonly page: Uint8Array<ArrayBuffer>;
  readonly drawnFor: Pick<VerdictPageContext, 'launchPath' | 'iss'> & Pick<AssessmentRequest, 'patientId'>;
}

export interface VerdictPageDeps extends PatientPageDeps {
  /** `undefined` once the browser is gone. */
  readonly drawVerdict: (task: VerdictTask, gone: AbortSignal) => Promise<DrawnVerdict | undefined>;
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

/**
 * Sends the verdict page of what was read.
 *
 * @throws ForeignPage rather than show what was drawn for anybody else
 */
export async function sendVerdict(
  { drawVerdict }: Pick<VerdictPageDeps, 'drawVerdict'>,
  response: Response,
  { launch, site }: OpenLaunch,
  { request, context, decisions, answers }: ReadForVerdict,
  state: PageState,
  status: number,
): Promise<void> {
  const { answersForm, ...outcome } = state;
  const task: VerdictTask = {
    request,
    context: {
      ...context,
      ...outcome,
      csrfToken: launch.csrfToken,
      decisions,
      answersForm: answersForm ?? { id: randomUUID(), seen: seenText(seenOf(answers)) },
    },
  };
  const drawn = await drawVerdict(task, goneOf(response));
  if (!drawn) return;
  const { launchPath, iss, patientId } = drawn.drawnFor;
  if (launchPath !== `/l/${launch.id}/` || iss !== site.iss || patientId !== launch.patientId) throw new ForeignPage();
  // No ETag: nobody keeps the page, so nobody asks whether it is still the same.
  response.status(status).type('html').end(drawn.page);
}

/** Aborts when the browser is gone: nobody reads its page. */
function goneOf(response: Response): AbortSignal {
  const gone = new AbortController();
  // Every answer closes in the end. Who has got it whole is not gone, and an abort costs a stack trace.
  const abort = () => response.writableFinished || gone.abort();
  if (response.closed) abort();
  else response.once('close', abort);
  return gone.signal;
}
