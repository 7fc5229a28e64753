/** The five publications that were read themselves; every other figure is quoted by one of them. */
export const READ_PUBLICATIONS = {
  'chen-1998': {
    name: 'Chen 1998',
    link: 'https://utsouthwestern.elsevierpure.com/en/publications/complete-hepatic-resection-of-metastases-from-leiomyosarcoma-prol',
  },
  'lang-2000': {
    name: 'Lang 2000',
    link: 'http://journals.lww.com/annalsofsurgery/Abstract/2000/04000/Hepatic_Metastases_From_Leiomyosarcoma__A.7.aspx',
  },
  'kim-2017': { name: 'Kim 2017', link: 'https://doi.org/10.14216/kjco.17022' },
  'tsuzaka-2022': { name: 'Tsuzaka 2022', link: 'https://doi.org/10.1186/s40792-022-01400-1' },
  'moffitt-2020': { name: 'Krzyston 2020', link: 'https://doi.org/10.5152/dir.2020.19405' },
} as const;
export type ReadPublicationId = keyof typeof READ_PUBLICATIONS;
