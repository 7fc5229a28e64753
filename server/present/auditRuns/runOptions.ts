import type { Policy } from '../../chart/policy.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { asksFor } from '../criterionInfo.ts';

/** Something that an audit may count under another value of. */
export interface WhatIfOption {
  /** As `scenario` names it: "creatinine", "lookback.laboratory". */
  readonly key: string;
  readonly label: string;
  /** What is in force: "at most 2 mg/dL", "30 days". */
  readonly now: string;
}

const LOOK_BACKS: readonly (readonly [keyof Policy['lookBackDays'], string])[] = [
  ['laboratory', 'Laboratory results count for'],
  ['performanceStatus', 'ECOG counts for'],
  ['lesions', 'Lesion findings count for'],
  ['attestation', 'Answers of clinicians count for'],
];

/** The limits and look-backs that decide an audit, as in force at a site at `asOf` (ISO instant). */
export function whatIfOptions(policy: Policy, asOf: string): readonly WhatIfOption[] {
  const limited = [...new Set(Object.values(CRITERIA).flat())].filter(({ rule }) => rule.kind === 'number');
  return [
    ...limited.map((criterion) => ({
      key: criterion.id,
      label: criterion.title,
      now: asksFor(criterion, asOf, policy),
    })),
    ...LOOK_BACKS.map(([key, label]) => ({ key: `lookback.${key}`, label, now: `${policy.lookBackDays[key]} days` })),
  ];
}
