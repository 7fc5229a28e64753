import { type Request, type Response, Router, urlencoded } from 'express';
import type { Logger } from 'pino';
import { BadForm, RecordChanged } from '../errors.ts';
import type { CreatePort } from '../fhir/createPort.ts';
import { attemptNotice, type WriteNotice, writtenNotice } from '../present/writeBack/notices.ts';
import { type Standing, writeBackPage } from '../present/writeBack/writeBackPage.ts';
import { requestIdOf } from '../requestId.ts';
import type { OpenLaunch, PatientPageDeps } from './assessLaunch.ts';
import { momentOf } from './moment.ts';
import { requireOwnForm } from './ownForm.ts';
import { readForSheet } from './readForSheet.ts';
import { trailEvent } from './trailEvent.ts';
import { afterAttempt } from './writeBack/afterAttempt.ts';
import { keptAfterwards } from './writeBack/keptAfterwards.ts';
import { type Prepared, prepare } from './writeBack/prepare.ts';
import { SHEET_STYLE, sheetHtml } from './writeBack/sheetHtml.ts';
import { type Attempt, writeOnce } from './writeBack/writeOnce.ts';

interface WritableLaunch extends OpenLaunch {
  readonly port: OpenLaunch['port'] & CreatePort;
}

export interface WriteBackDeps extends PatientPageDeps {
  readonly logger: Logger;
  readonly requireLaunch: (launchId: string, cookieHeader: string | undefined) => Promise<WritableLaunch>;
}

type LaunchRequest = Request<{ launchId: string }>;

/** Writing into the EHR: the page that shows what would be written, and the form that confirms it. */
export function writeBackRoutes(deps: WriteBackDeps): Router {
  const router = Router();
  const open = (request: LaunchRequest) => deps.requireLaunch(request.params.launchId, request.headers.cookie);
  router.get('/l/:launchId/write-back', async (request, response) => {
    const opened = await open(request);
    const asOf = momentOf(request.query['as-of'], deps.now());
    const prepared = await prepare(deps, opened, request.app, { page: 'write-back', response, asOf });
    const done = prepared.earlier.find(({ key, state }) => state === 'written' && key === request.query.written);
    show(response, prepared.assessed.status, opened, prepared, done && writtenNotice(done.kind, done.reference));
  });
  router.get('/l/:launchId/write-back/sheet.html', async (request, response) => {
    const asOf = momentOf(request.query['as-of'], deps.now());
    const assessed = await readForSheet(deps, await open(request), { page: 'sheet', response, asOf });
    const policy = String(response.getHeader('Content-Security-Policy'));
    response.set('Content-Security-Policy', policy.replace("style-src 'self'", `style-src ${SHEET_STYLE}`));
    response.status(assessed.status).send(await sheetHtml(request.app, assessed));
  });
  router.post(
    '/l/:launchId/write-back',
    urlencoded({ extended: false, limit: '20kb' }),
    async (request: LaunchRequest, response) => {
      const opened = await open(request);
      const body: Record<string, unknown> = request.body ?? {};
      requireOwnForm(body, opened.launch, opened.launch.patientId);
      // The sheet is that of the moment at which it was shown; of an answer only the present one may be written.
      const asOf = body.kind === 'sheet' ? momentOf(body['as-of'], deps.now()) : undefined;
      const prepared = await prepare(deps, opened, request.app, { page: 'write-back', response, asOf });
      const standing = prepared.standings.find(([kind]) => kind === body.kind)?.[1];
      await confirm(deps, opened, { body, prepared, standing }, response);
    },
  );
  return router;
}

interface Confirmation {
  readonly body: Readonly<Record<string, unknown>>;
  readonly prepared: Prepared;
  readonly standing: Standing | undefined;
}

/**
 * Writes what was shown and nothing else: when the chart or the answers have changed since, it has to be confirmed anew. What
 * was sent is never answered with an error page: the page says what came of it, and what could not be recorded of it.
 */
async function confirm(
  deps: WriteBackDeps,
  opened: WritableLaunch,
  { body, prepared, standing }: Confirmation,
  response: Response,
): Promise<void> {
  if (standing === undefined) throw new BadForm();
  const isTheSame = standing.state !== 'unavailable' && standing.proposal.key === body.key;
  if (!isTheSame) throw new RecordChanged();
  const beganAt = String(body['began-at'] ?? '') || undefined;
  const attempt: Attempt =
    standing.state === 'written' ? { kind: 'elsewhere' } : await writeOnce(deps, opened, standing.proposal, beganAt);
  const outcome = attempt.kind === 'refused' || attempt.kind === 'unknown' ? 'failed' : 'success';
  const act = { action: 'write-back', detail: standing.proposal.kind, outcome } as const;
  const event = trailEvent(deps.now, opened.launch, response, act);
  const isOnTrail = await keptAfterwards(deps.logger, 'trail-not-written', () => deps.store.record(event));
  if (attempt.kind !== 'elsewhere') {
    const { status, notice } = attemptNotice(standing.proposal.kind, attempt, isOnTrail, requestIdOf(response));
    if (notice) return show(response, status, opened, afterAttempt(prepared, standing.proposal, attempt), notice);
  }
  // The same moment: what another request has begun is only recognized by its content.
  const moment = attempt.kind === 'elsewhere' ? { 'as-of': prepared.assessed.assessment.asOf } : {};
  const query = new URLSearchParams({ written: standing.proposal.key, ...moment });
  response.redirect(303, `/l/${opened.launch.id}/write-back?${query}`);
}

function show(
  response: Response,
  status: number,
  { launch }: WritableLaunch,
  { assessed, standings, earlier }: Prepared,
  notice: WriteNotice | undefined,
): void {
  const context = { ...assessed.context, csrfToken: launch.csrfToken, standings, earlier, ...(notice && { notice }) };
  response.status(status).render('write-back', { page: writeBackPage(assessed.assessment, context) });
}
