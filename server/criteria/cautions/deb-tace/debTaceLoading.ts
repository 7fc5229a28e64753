import type { Caution } from '../caution.ts';
import { dcBead, debdox2012, nouri2019 } from '../sources.ts';

/** Other doses and intervals than those of the series. */
export const debTaceLoading: Caution = {
  id: 'deb-tace-loading',
  title: 'Loading and intervals published elsewhere',
  therapies: ['deb-tace'],
  statement:
    'Recommendations for hepatocellular carcinoma: 50 to 75 mg of doxorubicin in a vial of 2 mL beads, up to 150 mg (two vials) in one treatment of large disease, two sessions 2 to 4 weeks apart for large or bilobar tumors. The instructions of DC Bead refer to 25 mg/mL. The series loaded 50 mg/mL, gave at most 100 mg in a session and waited 5 to 7 weeks between lobes.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...debdox2012, locator: 'Recommendations' },
    { ...nouri2019, locator: 'Table 4, where the recommendations were read' },
    { ...dcBead, locator: 'Description' },
  ],
};
