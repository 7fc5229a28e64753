import type { Caution } from '../caution.ts';
import { doxorubicinLabel } from '../sources.ts';

/** The liver clears the drug. */
export const doxorubicinSevereLiverImpairment: Caution = {
  id: 'doxorubicin-severe-liver-impairment',
  title: 'Total bilirubin above 5 mg/dL',
  therapies: ['deb-tace'],
  statement:
    'The US label contraindicates doxorubicin in severe liver impairment: a bilirubin above 5 mg/dL, or Child-Pugh C. The label is that of the drug given into a vein.',
  notRead: 'the Child-Pugh class',
  rule: { kind: 'number', input: 'total-bilirubin', safe: { operator: 'at-most', value: 5 } },
  lastReviewed: '2026-11-23',
  citations: [{ ...doxorubicinLabel, locator: 'Sections 2.4 and 4' }],
};
