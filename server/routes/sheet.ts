import { type Request, Router } from 'express';
import { RecordChanged, UnreadableRequest } from '../errors.ts';
import { receiptId, receiptOf } from '../present/receipt.ts';
import { sheetPage } from '../present/sheet/sheetPage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** The tumor-board sheet of a launch's patient, and its receipt. */
export function sheetRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/sheet', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status, ...assessed } = await assessLaunch(deps, opened);
    const receipt = receiptOf(assessed.request, assessment, deps.appVersion);
    const page = sheetPage(assessment, { ...context, receiptId: receiptId(receipt) });
    response.status(status).render('sheet', { page });
  });
  router.get('/l/:launchId/receipt.json', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, ...assessed } = await assessLaunch(deps, opened, momentOf(request, deps.now()));
    const receipt = receiptOf(assessed.request, assessment, deps.appVersion);
    const id = receiptId(receipt);
    if (request.query.id !== undefined && request.query.id !== id) throw new RecordChanged();
    response.attachment(`livermet-receipt-${id}.json`).json(receipt);
  });
  return router;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The moment of the sheet that an address asks for; `undefined` for now. @throws UnreadableRequest when it is none */
function momentOf({ query }: Request, now: Date): string | undefined {
  const text = query['as-of'];
  if (text === undefined) return undefined;
  const isMoment = typeof text === 'string' && INSTANT.test(text) && Date.parse(text) <= now.getTime();
  if (!isMoment) throw new UnreadableRequest();
  return text;
}
