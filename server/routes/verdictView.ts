import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { seenOf, seenText } from '../present/answers/seenAnswers.ts';
import type { FormIdentity } from '../present/formFields.ts';
import { type VerdictPageContext, verdictPage } from '../present/verdictPage.ts';
import {
  type AssessedLaunch,
  assessLaunch,
  type OpenLaunch,
  type PatientPageDeps,
  type Visit,
} from './assessLaunch.ts';

/** What happened to a form, and with which identity it comes back. */
export interface PageState extends Partial<Omit<VerdictPageContext, 'csrfToken' | 'decisions' | 'answersForm'>> {
  readonly answersForm?: FormIdentity | undefined;
}

/** What a launch's page is drawn from. */
export interface Drawn extends AssessedLaunch {
  readonly decisions: VerdictPageContext['decisions'];
}

export async function readForPage(deps: PatientPageDeps, opened: OpenLaunch, visit: Visit): Promise<Drawn> {
  const { launch, site } = opened;
  const [assessed, decisions] = await Promise.all([
    assessLaunch(deps, opened, visit),
    deps.store.decisions(site.id, launch.patientId),
  ]);
  return { ...assessed, decisions };
}

/** Sends the verdict page of what was read. */
export function sendVerdict(
  response: Response,
  { launch }: OpenLaunch,
  { assessment, context, decisions, answers }: Drawn,
  state: PageState,
  status: number,
): void {
  const { answersForm, ...outcome } = state;
  const page = verdictPage(assessment, {
    ...context,
    ...outcome,
    csrfToken: launch.csrfToken,
    decisions,
    answersForm: answersForm ?? { id: randomUUID(), seen: seenText(seenOf(answers)) },
  });
  response.status(status).render('verdict', { page });
}
