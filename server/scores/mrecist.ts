import { type DiameterSums, type NonTargets, type ResponseCategory, responseOf } from './recist.ts';

/** What mRECIST is judged from. */
export interface MrecistInput {
  /** Diameters of the parts of the target lesions that take up contrast in the arterial phase. */
  readonly enhancingDiameters: DiameterSums;
  /** Whether the target lesions took up contrast in the arterial phase before treatment; leave out when not known. */
  readonly enhancementAtBaseline?: boolean;
  readonly newLesion: boolean;
  readonly nonTargets: NonTargets;
}

/** A response by mRECIST: see `RecistResponse` for why the two never mix. */
export type MrecistResponse =
  | {
      readonly criteria: 'mRECIST';
      readonly assessable: true;
      readonly category: ResponseCategory;
      readonly because: string;
    }
  | { readonly criteria: 'mRECIST'; readonly assessable: false; readonly because: string };

/**
 * Response by mRECIST from sums of enhancing diameters. Made for hepatocellular carcinoma, whose lesions enhance: without
 * arterial enhancement at baseline it does not apply, not even where a new lesion would be progression.
 *
 * Lencioni R, Llovet JM. Semin Liver Dis 2010;30:52-60.
 */
export function mrecist(input: MrecistInput): MrecistResponse {
  const { enhancingDiameters, enhancementAtBaseline, newLesion, nonTargets } = input;
  const refuse = (because: string): MrecistResponse => ({ criteria: 'mRECIST', assessable: false, because });
  if (enhancementAtBaseline === undefined)
    return refuse('it is not recorded whether the lesions enhanced in the arterial phase at baseline');
  if (!enhancementAtBaseline)
    return refuse('not applicable: the lesions did not enhance in the arterial phase at baseline');
  const rules = { called: 'sum of enhancing diameters', leastGrowthMm: 0 };
  return { criteria: 'mRECIST', ...responseOf(enhancingDiameters, newLesion, nonTargets, rules) };
}
