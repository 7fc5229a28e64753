/** A publication a limit was taken from, and where in it the limit stands. */
export interface Citation {
  readonly label: string;
  readonly locator: string;
  readonly link: string;
}

/** The publications that criteria cite; a criterion imports its citation, so that a broken one does not compile. */
const at =
  (label: string, link: string) =>
  (locator: string): Citation => ({ label, locator, link });

export const moffitt2020 = at(
  'Krzyston et al., Diagn Interv Radiol 2020;26:449-455',
  'https://doi.org/10.5152/dir.2020.19405',
);
export const lang2000 = at(
  'Lang et al., Ann Surg 2000;231(4)',
  'http://journals.lww.com/annalsofsurgery/Abstract/2000/04000/Hepatic_Metastases_From_Leiomyosarcoma__A.7.aspx',
);
export const chen1998 = at(
  'Chen et al., J Gastrointest Surg 1998;2:151-155',
  'https://utsouthwestern.elsevierpure.com/en/publications/complete-hepatic-resection-of-metastases-from-leiomyosarcoma-prol',
);
export const kim2017 = at('Kim et al., Korean J Clin Oncol 2017;13:143-146', 'https://doi.org/10.14216/kjco.17022');
