import type { CtcaeTerm } from '../ctcaeTerm.ts';
import { albumin } from './albumin.ts';
import { alp } from './alp.ts';
import { alt } from './alt.ts';
import { ast } from './ast.ts';
import { bilirubin } from './bilirubin.ts';
import { creatinine } from './creatinine.ts';
import { inr } from './inr.ts';
import { platelets } from './platelets.ts';

/** The laboratory values that are graded, by the id of the input that reads them, in the order they are shown. */
export const GRADED_IDS = [
  'total-bilirubin',
  'alt',
  'ast',
  'alp',
  'inr',
  'albumin',
  'creatinine',
  'platelets',
] as const;
export type GradedId = (typeof GRADED_IDS)[number];

export const CTCAE_TERMS: Readonly<Record<GradedId, CtcaeTerm>> = {
  'total-bilirubin': bilirubin,
  alt,
  ast,
  alp,
  inr,
  albumin,
  creatinine,
  platelets,
};
