import { Router } from 'express';
import { RecordChanged } from '../errors.ts';
import { receiptId, receiptOf } from '../present/receipt.ts';
import { sheetPage } from '../present/sheet/sheetPage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';
import { momentOf } from './moment.ts';
import { readForSheet } from './readForSheet.ts';

/** The tumor-board sheet of a launch's patient, and its receipt. */
export function sheetRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/sheet', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, decisions, status, ...assessed } = await readForSheet(deps, opened, {
      page: 'sheet',
      response,
    });
    const receipt = receiptOf(assessed.request, assessment, deps.appVersion);
    const page = sheetPage(assessment, { ...context, decisions, receiptId: receiptId(receipt) });
    response.status(status).render('sheet', { page });
  });
  router.get('/l/:launchId/receipt.json', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const visit = { page: 'receipt', response, asOf: momentOf(request.query['as-of'], deps.now()) };
    const { assessment, ...assessed } = await assessLaunch(deps, opened, visit);
    const receipt = receiptOf(assessed.request, assessment, deps.appVersion);
    const id = receiptId(receipt);
    if (request.query.id !== undefined && request.query.id !== id) throw new RecordChanged();
    response.attachment(`livermet-receipt-${id}.json`).json(receipt);
  });
  return router;
}
