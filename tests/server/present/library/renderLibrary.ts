import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { type CriteriaPageModel, criteriaPage } from '../../../../server/present/library/criteriaPage.ts';
import { type EvidencePageModel, evidencePage } from '../../../../server/present/library/evidencePage.ts';

export const VIEWS = fileURLToPath(new URL('../../../../views/', import.meta.url));
export const AS_OF = '2026-11-23T10:00:00Z';

/** The public pages as a browser gets them. */
export const renderCriteria = (page: CriteriaPageModel = criteriaPage(AS_OF, '1.2.3')): Promise<string> =>
  ejs.renderFile(`${VIEWS}criteria.ejs`, { page });

export const renderEvidence = (page: EvidencePageModel = evidencePage('1.2.3')): Promise<string> =>
  ejs.renderFile(`${VIEWS}evidence.ejs`, { page });
