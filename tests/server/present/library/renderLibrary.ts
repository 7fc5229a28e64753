import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { type CautionsPageModel, cautionsPage } from '../../../../server/present/library/cautionsPage.ts';
import { type CriteriaPageModel, criteriaPage } from '../../../../server/present/library/criteriaPage.ts';
import { type EvidencePageModel, evidencePage } from '../../../../server/present/library/evidencePage.ts';
import { inputsPage } from '../../../../server/present/library/inputsPage.ts';
import { type PublicationPageModel, publicationPage } from '../../../../server/present/library/publicationPage.ts';

export const VIEWS = fileURLToPath(new URL('../../../../views/', import.meta.url));
export const AS_OF = '2026-11-23T10:00:00Z';

const render = (view: string, page: object): Promise<string> => ejs.renderFile(`${VIEWS}${view}.ejs`, { page });

/** The public pages as a browser gets them. */
export const renderCriteria = (page: CriteriaPageModel = criteriaPage(AS_OF, '1.2.3')) => render('criteria', page);
export const renderCautions = (page: CautionsPageModel = cautionsPage('1.2.3')) => render('criteria-cautions', page);
export const renderInputs = () => render('criteria-inputs', inputsPage('1.2.3'));
export const renderEvidence = (page: EvidencePageModel = evidencePage('1.2.3')) => render('evidence', page);
export const renderPublication = (page: PublicationPageModel) => render('publication', page);

/** Every public page by its address. */
export async function renderAll(): Promise<Readonly<Record<string, string>>> {
  const publications = PUBLICATIONS.map(
    async (each) => [`/evidence/${each.id}`, await renderPublication(publicationPage(each, '1.2.3'))] as const,
  );
  return {
    '/criteria': await renderCriteria(),
    '/criteria/cautions': await renderCautions(),
    '/criteria/inputs': await renderInputs(),
    '/evidence': await renderEvidence(),
    ...Object.fromEntries(await Promise.all(publications)),
  };
}
