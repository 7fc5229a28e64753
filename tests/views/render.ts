import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Assessment } from '../../server/present/assessment.ts';
import { literaturePage } from '../../server/present/literaturePage.ts';
import { type VerdictPageContext, verdictPage } from '../../server/present/verdictPage.ts';
import { CONTEXT } from '../server/present/assessmentBuilder.ts';

export const VIEWS = fileURLToPath(new URL('../../views/', import.meta.url));

/** The verdict page as a browser gets it. */
export const renderVerdict = (assessment: Assessment, context: Partial<VerdictPageContext> = {}): Promise<string> =>
  ejs.renderFile(`${VIEWS}verdict.ejs`, { page: verdictPage(assessment, { ...CONTEXT, ...context }) });

/** Every published figure that matches, as a browser gets it. */
export const renderLiterature = (assessment: Assessment): Promise<string> =>
  ejs.renderFile(`${VIEWS}literature.ejs`, { page: literaturePage(assessment, CONTEXT) });

export interface ErrorModel {
  readonly title: string;
  readonly happened: string;
  readonly whatToDo: string;
  readonly reference?: string;
}

export const renderError = (error: ErrorModel): Promise<string> => ejs.renderFile(`${VIEWS}error.ejs`, { error });

/** What a reader sees of a piece of HTML: its text, without what is only there for the eye or the machine. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,:;)])/g, '$1')
    .trim();
