import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import type { AuditParameters, AuditRun } from '../../audit/auditRun.ts';
import { PageNotFound } from '../../errors.ts';
import { qualityHome } from '../../present/auditRuns/homePage.ts';
import { parseRun, sourcesOf, type TypedRun, typedRun } from '../../present/auditRuns/runForm.ts';
import { REPORT_FILES, RUN_FIELD, runPage } from '../../present/auditRuns/runPage.ts';
import { formIdOf } from '../../present/formFields.ts';
import type { Store } from '../../store/store.ts';
import { userText } from '../../trail/trailEntry.ts';
import { readForm } from '../formRequest.ts';
import { openQualityForm, type QualityDeps, type QualityUser, qualityEvent } from '../qualityArea.ts';
import type { AuditAccess } from './auditAccess.ts';
import { sendReportFile } from './reportFile.ts';

export interface QualityPagesDeps extends QualityDeps {
  readonly store: Pick<
    Store,
    'record' | 'endQualityLaunch' | 'addAuditRun' | 'auditRuns' | 'auditRun' | 'cancelAuditRun'
  >;
  /** Undefined where no folder is named for reports. */
  readonly audits?: AuditAccess | undefined;
}

type LaunchRequest = Request<{ launchId: string }>;
type RunRequest = Request<{ launchId: string; runId: string }>;

/** So many runs are listed. */
const LISTED = 50;

/** The audits of the quality team: asked for, followed, read. */
export function qualityPages(deps: QualityPagesDeps): Router {
  const router = Router();
  router.get('/audit/:launchId/', async (request: LaunchRequest, response) =>
    sendHome(deps, await userOf(deps, request), response, 200),
  );
  router.post('/audit/:launchId/runs', ...readForm, async (request: LaunchRequest, response: Response) =>
    start(deps, await openQualityForm(deps, request), request, response),
  );
  router.post('/audit/:launchId/again', ...readForm, async (request: LaunchRequest, response: Response) => {
    const quality = await openQualityForm(deps, request);
    const { parameters } = await runOf(deps, quality, request.body?.[RUN_FIELD]);
    await queue(deps, quality, formIdOf(request.body ?? {}), parameters, response);
  });
  router.post('/audit/:launchId/cancel', ...readForm, async (request: LaunchRequest, response: Response) => {
    const quality = await openQualityForm(deps, request);
    const { id } = await runOf(deps, quality, request.body?.[RUN_FIELD]);
    const event = qualityEvent(deps.now, quality, response, { action: 'audit', detail: `run ${id} canceled` });
    await deps.store.cancelAuditRun(quality.site.id, id, event);
    response.redirect(303, `/audit/${quality.launch.id}/runs/${id}`);
  });
  router.get('/audit/:launchId/runs/:runId', async (request: RunRequest, response) => {
    const quality = await userOf(deps, request);
    sendRun(deps, quality, await runOf(deps, quality, request.params.runId), request, response);
  });
  router.get(
    '/audit/:launchId/runs/:runId/:file',
    async (request: Request<{ file: string }> & RunRequest, response) => {
      const quality = await userOf(deps, request);
      await sendReportFile(
        deps,
        quality,
        await runOf(deps, quality, request.params.runId),
        request.params.file,
        response,
      );
    },
  );
  return router;
}

const userOf = ({ requireQualityUser }: QualityPagesDeps, request: LaunchRequest): Promise<QualityUser> =>
  requireQualityUser(request.params.launchId, request.headers.cookie);

/** A run of the user's own site: one of another is not there. @throws PageNotFound */
async function runOf({ store }: QualityPagesDeps, { site }: QualityUser, id: unknown): Promise<AuditRun> {
  const run = typeof id === 'string' ? await store.auditRun(site.id, id) : undefined;
  if (!run) throw new PageNotFound();
  return run;
}

interface Sent {
  readonly typed: TypedRun;
  readonly problems: Readonly<Record<string, string>>;
}

async function sendHome(
  deps: QualityPagesDeps,
  { launch, site, user }: QualityUser,
  response: Response,
  status: number,
  sent?: Sent,
): Promise<void> {
  const runs = await deps.store.auditRuns(site.id, LISTED);
  const page = qualityHome({
    site,
    user: userText(user),
    path: `/audit/${launch.id}/`,
    csrfToken: launch.csrfToken,
    formId: randomUUID(),
    appVersion: deps.appVersion,
    now: deps.now(),
    canKeep: deps.audits !== undefined,
    runs,
    ...sent,
  });
  response.status(status).render('quality', { page });
}

async function start(deps: QualityPagesDeps, quality: QualityUser, request: LaunchRequest, response: Response) {
  const body = request.body ?? {};
  const typed = typedRun(body);
  const parsed = parseRun(typed, quality.site, deps.now());
  if (!parsed.ok) return sendHome(deps, quality, response, 422, { typed, problems: parsed.problems });
  await queue(deps, quality, formIdOf(body), { ...parsed.asked, asOf: deps.now().toISOString() }, response);
}

/** @param formId names the run, so that a form that is sent twice asks for one */
async function queue(
  deps: QualityPagesDeps,
  quality: QualityUser,
  formId: string | null,
  parameters: AuditParameters,
  response: Response,
): Promise<void> {
  const { site, user, launch } = quality;
  if (!deps.audits || !sourcesOf(site).includes(parameters.source)) throw new PageNotFound();
  const id = formId ?? randomUUID();
  const run = { id, siteId: site.id, by: userText(user), at: deps.now().toISOString(), parameters };
  const detail = `run ${id} asked for: ${parameters.from} to ${parameters.to}`;
  await deps.store.addAuditRun(run, qualityEvent(deps.now, quality, response, { action: 'audit', detail }));
  deps.audits.wake();
  response.redirect(303, `/audit/${launch.id}/runs/${id}`);
}

function sendRun(deps: QualityPagesDeps, quality: QualityUser, run: AuditRun, request: RunRequest, response: Response) {
  const { audits } = deps;
  const { launch, site } = quality;
  const folder = run.state === 'done' ? audits?.folderOf(site.id, run.id) : undefined;
  const files = REPORT_FILES.filter((name) => folder !== undefined && existsSync(join(folder, name)));
  const page = runPage({
    run,
    site,
    path: `/audit/${launch.id}/`,
    csrfToken: launch.csrfToken,
    formId: randomUUID(),
    appVersion: deps.appVersion,
    now: deps.now(),
    isReloading: request.query.reload !== 'off',
    files,
    keepDays: audits?.keepDays ?? 0,
  });
  // The page itself stays as it is: whoever reads it slowly turns this off on it.
  if (page.reload?.isOn) response.set('Refresh', String(page.reload.seconds));
  response.render('audit-run', { page });
}
