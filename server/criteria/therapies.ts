import type { Criterion } from './criterion.ts';
import { creatinine } from './liver-directed/creatinine.ts';
import { ecog } from './liver-directed/ecog.ts';
import { inr } from './liver-directed/inr.ts';
import { liverDominant } from './liver-directed/liverDominant.ts';
import { platelets } from './liver-directed/platelets.ts';
import { totalBilirubin } from './liver-directed/totalBilirubin.ts';
import { unresectable } from './liver-directed/unresectable.ts';
import { ablatableLocation } from './microwave-ablation/ablatableLocation.ts';
import { lesionCount } from './microwave-ablation/lesionCount.ts';
import { lesionSize } from './microwave-ablation/lesionSize.ts';
import { histology } from './population/histology.ts';
import { liverMetastasis } from './population/liverMetastasis.ts';
import { completeRemovalPossible } from './resection/completeRemovalPossible.ts';
import type { TherapyId } from './therapy.ts';
import { prefersY90 } from './y90/prefersY90.ts';

type Criteria = readonly [Criterion, ...Criterion[]];

/** What all three liver-directed therapies asked for. */
const liverDirected: Criteria = [
  histology,
  liverMetastasis,
  unresectable,
  liverDominant,
  ecog,
  totalBilirubin,
  creatinine,
  inr,
  platelets,
];

/** The criteria of each therapy, in the order in which they are shown. Never empty: "all of nothing" would read as met. */
export const CRITERIA: Readonly<Record<TherapyId, Criteria>> = {
  'deb-tace': liverDirected,
  y90: [...liverDirected, prefersY90],
  'microwave-ablation': [...liverDirected, lesionCount, lesionSize, ablatableLocation],
  resection: [histology, liverMetastasis, completeRemovalPossible],
};
