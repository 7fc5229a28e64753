import { assess } from './present/assess.ts';
import { verdictPage } from './present/verdictPage.ts';
import type { VerdictTask } from './routes/verdictView.ts';
import { drawView } from './viewEngine.ts';

/** The verdict page in UTF-8, from resources to the last byte: pure but for the templates, and most of the work of a page. */
export const verdictBytes = ({ request, context }: VerdictTask): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(drawView('verdict', { page: verdictPage(assess(request), context) }));
