import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Application } from 'express';
import { receiptId, receiptOf } from '../../present/receipt.ts';
import { sheetDocument } from '../../present/sheet/sheetDocument.ts';
import type { ReadForSheet } from '../readForSheet.ts';
import { renderView } from '../renderView.ts';

const CSS = readFileSync(new URL('../../../views/assets/sheet.css', import.meta.url), 'utf8');

/** Lets a browser show the style that stands in the document, and no other. */
export const SHEET_STYLE = `'sha256-${createHash('sha256').update(CSS).digest('base64')}'`;

/** The tumor-board sheet as a document that needs no other file. The same assessment gives the same bytes. */
export async function sheetHtml(
  app: Application,
  { request, assessment, context, decisions }: ReadForSheet,
): Promise<string> {
  const receipt = receiptOf(request, assessment, context.appVersion);
  const sheet = sheetDocument(assessment, { ...context, decisions, receiptId: receiptId(receipt) });
  return standingAlone(await renderView(app, 'partials/sheet/document', { sheet }));
}

const standingAlone = (article: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tumor-board sheet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${CSS}</style>
</head>
<body>
<main>
${article}
</main>
</body>
</html>
`;
