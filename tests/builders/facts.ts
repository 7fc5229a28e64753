import { type Fact, type KnownFact, known, unknown } from '../../server/chart/fact.ts';
import type { Facts, InputId } from '../../server/chart/facts.ts';
import { type Interval, point } from '../../server/chart/interval.ts';

/** Every input, with the words a chart without it uses. */
const ABSENT: Readonly<Record<InputId, string>> = {
  histology: 'leiomyosarcoma is not recorded in a code that names the histology',
  'primary-site': 'no code that names the site of the primary tumor is recorded',
  'liver-metastasis': 'no liver metastasis is recorded',
  'liver-metastasis-date': 'the date of the liver metastasis is not recorded',
  'extrahepatic-disease': 'no metastasis outside the liver is recorded, which does not show that there is none',
  ecog: 'no ECOG performance status is recorded',
  'total-bilirubin': 'no total bilirubin is recorded',
  creatinine: 'no creatinine is recorded',
  inr: 'no INR is recorded',
  platelets: 'no platelets is recorded',
  albumin: 'no albumin is recorded',
  sodium: 'no sodium is recorded',
  alt: 'no ALT is recorded',
  ast: 'no AST is recorded',
  alp: 'no alkaline phosphatase is recorded',
  'body-weight': 'no body weight is recorded',
  'body-height': 'no body height is recorded',
  'body-surface': 'no body surface area: no body weight is recorded',
  sex: 'sex is not recorded',
  'birth-date': 'the birth date is not recorded',
  'lesion-count': 'no number of liver lesions is recorded',
  'largest-lesion-cm': 'no size of the largest liver lesion is recorded',
  'prior-liver-procedures': 'no earlier liver procedure is recorded',
  dialysis: 'whether the patient is on dialysis is not recorded',
  ascites: 'no ascites is recorded, which does not show that there is none',
  encephalopathy: 'no hepatic encephalopathy is recorded, which does not show that there is none',
  cirrhosis: 'no cirrhosis of the liver is recorded, which does not show that there is none',
  'portal-hypertension': 'no portal hypertension is recorded, which does not show that there is none',
  'portal-vein-thrombosis': 'no portal vein thrombosis is recorded, which does not show that there is none',
  pregnancy: 'no pregnancy is recorded, which does not show that there is none',
  'biliary-enteric-anastomosis': 'no biliary-enteric anastomosis is recorded, which does not show that there is none',
  'contrast-allergy': 'no allergy to contrast medium is recorded, which does not show that there is none',
  'doxorubicin-given': 'no dose of doxorubicin is recorded, which does not show that none was given',
  antithrombotics: 'no anticoagulant or antiplatelet drug is recorded, which does not show that there is none',
  'resection-margin': 'no dated liver resection is recorded',
  'recist-response': 'no tumor response by RECIST is recorded',
  unresectable: 'whether the disease is unresectable has not been answered',
  'liver-dominant': 'whether the disease is liver-dominant has not been answered',
  'ablatable-location': 'whether the location can be ablated has not been answered',
  'complete-removal-possible': 'whether complete removal is possible has not been answered',
  'tumor-board': 'whether a tumor board has met has not been answered',
  'prefers-y90': 'whether the patient prefers Y90 has not been answered',
  'inr-correctable': 'whether the INR is correctable has not been answered',
  'platelets-correctable': 'whether the platelets are correctable has not been answered',
};

/** Facts of a patient of whom nothing is recorded, but for `overrides`. */
export function factsWith(overrides: Partial<Facts> = {}): Facts {
  const absent = Object.entries(ABSENT).map(([id, because]) => [id, unknown('absent', because)]);
  return { ...(Object.fromEntries(absent) as Facts), ...overrides };
}

/** A fact that the chart states. */
export const stated = <T>(value: T, reference = 'Patient/p1', recordedAt = ''): KnownFact<T> =>
  known(value, [{ reference, recordedAt, asRecorded: String(value) }]);

/** A laboratory value in the unit of its input: a number, or a range. */
export const measured = (value: number | Interval, recordedAt = '2026-01-10'): KnownFact<Interval> => {
  const interval = typeof value === 'number' ? point(value) : value;
  const asRecorded = typeof value === 'number' ? `${value}` : `${value.low} to ${value.high}`;
  return known(interval, [{ reference: 'Observation/o1', recordedAt, asRecorded, status: 'final' }]);
};

/** A value that is there but too old. */
export const stale = (title: string, asRecorded: string): Fact<never> =>
  unknown('stale', `the latest ${title} (${asRecorded}) is 50 days old; at most 30 days count (site policy)`, [
    { reference: 'Observation/old', recordedAt: '2025-11-26', asRecorded, status: 'final' },
  ]);
