export const ASCITES = ['none', 'mild', 'moderate-severe'] as const;
export type Ascites = (typeof ASCITES)[number];

export const ENCEPHALOPATHY = ['none', 'grade-1-2', 'grade-3-4'] as const;
export type Encephalopathy = (typeof ENCEPHALOPATHY)[number];

export interface ChildPughInput {
  /** mg/dL */
  readonly bilirubin: number;
  /** g/dL */
  readonly albumin: number;
  readonly inr: number;
  /** mild: slight, or controlled by diuretics; moderate-severe: also refractory. */
  readonly ascites: Ascites;
  readonly encephalopathy: Encephalopathy;
}

export type Points = 1 | 2 | 3;
export type ChildPughClass = 'A' | 'B' | 'C';

/** Tables differ: some put the albumin steps at 3.0 and 3.5 g/dL, some use prothrombin time in seconds. */
export const CHILD_PUGH_VARIANT = 'albumin 2.8 to 3.5 g/dL, INR 1.7 to 2.3';

/** Both limits score 2 points: 2.0 and 3.0 mg/dL of bilirubin alike. */
const rising = (value: number, two: number, three: number): Points => (value < two ? 1 : value <= three ? 2 : 3);

export const CHILD_PUGH_POINTS = {
  bilirubin: (value: number): Points => rising(value, 2, 3),
  albumin: (value: number): Points => (value > 3.5 ? 1 : value >= 2.8 ? 2 : 3),
  inr: (value: number): Points => rising(value, 1.7, 2.3),
} as const;

export const childPughClass = (points: number): ChildPughClass => (points <= 6 ? 'A' : points <= 9 ? 'B' : 'C');

const ofScale = <T>(scale: readonly T[], value: T): number => scale.indexOf(value) + 1;

/**
 * Child-Pugh points, 5 to 15.
 *
 * Pugh RNH et al., Br J Surg 1973;60:646-9, with INR in place of seconds of prothrombin time.
 */
export const childPugh = (input: ChildPughInput): number =>
  CHILD_PUGH_POINTS.bilirubin(input.bilirubin) +
  CHILD_PUGH_POINTS.albumin(input.albumin) +
  CHILD_PUGH_POINTS.inr(input.inr) +
  ofScale(ASCITES, input.ascites) +
  ofScale(ENCEPHALOPATHY, input.encephalopathy);
