import type { Assessment } from '../assessment.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { type SheetContext, type SheetDocument, sheetDocument } from './sheetDocument.ts';

/** The page that shows the tumor-board sheet, to be printed from the browser. */
export interface SheetPageModel extends PageFrame {
  readonly title: string;
  readonly sheet: SheetDocument;
  /** Address of the receipt, as of the same moment. */
  readonly receiptHref: string;
}

export function sheetPage(assessment: Assessment, context: PageContext & SheetContext): SheetPageModel {
  const frame = pageFrame(assessment, context, 'sheet');
  return {
    ...frame,
    title: `${frame.patient.name} - tumor-board sheet`,
    sheet: sheetDocument(assessment, context),
    receiptHref: `${context.launchPath}receipt.json?${new URLSearchParams({ 'as-of': assessment.asOf, id: context.receiptId })}`,
  };
}
