import type { Publication } from '../publication.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import { firstResections } from './langFirstResections.ts';
import { repeatResections } from './langRepeatResections.ts';

export const lang: Publication = {
  id: 'lang-2000',
  citation: {
    authors: 'Lang H, Nussbaum KT, Kaudel P, et al.',
    title: 'Hepatic metastases from leiomyosarcoma',
    year: 2000,
    journal: 'Ann Surg 231(4)',
    link: READ_PUBLICATIONS['lang-2000'].link,
  },
  identity: { kind: 'read', as: 'lang-2000' },
  centre: null,
  accrual: '1982-1996',
  lastYear: 1996,
  design: 'retrospective, single center (abstract read)',
  n: 26,
  population: {
    description: '34 liver resections in 26 patients: 23 first (10 with extrahepatic tumor), 9 second, 2 third',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    gistEra: 'operated 1982 to 1996, before stromal tumors were told apart from leiomyosarcoma',
  },
  outcomes: [...firstResections, ...repeatResections],
  splits: [
    { whole: 'LANG-03', by: 'resection margin', parts: ['LANG-01', 'LANG-02'] },
    { whole: 'LANG-05', by: 'resection margin', parts: ['LANG-06', 'LANG-07'] },
  ],
};
