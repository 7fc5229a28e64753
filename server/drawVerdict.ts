import { assess } from './present/assess.ts';
import { verdictPage } from './present/verdictPage.ts';
import type { DrawnVerdict, VerdictTask } from './routes/verdictView.ts';
import { drawView } from './viewEngine.ts';

/** The verdict page, from resources to the last byte: pure but for the templates, and most of the work of a page. */
export function drawVerdict({ request, context }: VerdictTask): DrawnVerdict {
  const html = drawView('verdict', { page: verdictPage(assess(request), context) });
  const { launchPath, iss } = context;
  return { page: new TextEncoder().encode(html), drawnFor: { launchPath, iss, patientId: request.patientId } };
}
