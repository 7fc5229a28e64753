import bothCodes from '../../../profiles/valuesets/alcoholic-cirrhosis-with-ascites.json' with { type: 'json' };
import ascitesCodes from '../../../profiles/valuesets/ascites.json' with { type: 'json' };
import cirrhosisCodes from '../../../profiles/valuesets/cirrhosis.json' with { type: 'json' };
import encephalopathyCodes from '../../../profiles/valuesets/hepatic-encephalopathy.json' with { type: 'json' };
import hypertensionCodes from '../../../profiles/valuesets/portal-hypertension.json' with { type: 'json' };
import thrombosisCodes from '../../../profiles/valuesets/portal-vein-thrombosis.json' with { type: 'json' };
import pregnancyCodes from '../../../profiles/valuesets/pregnancy.json' with { type: 'json' };
import { countingDiagnoses } from '../countingDiagnoses.ts';
import type { Diagnosis } from '../diagnoses.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { Input } from '../input.ts';
import { type ValueSet, valueSet } from '../valueSet.ts';

export type FindingId =
  | 'ascites'
  | 'encephalopathy'
  | 'cirrhosis'
  | 'portal-hypertension'
  | 'portal-vein-thrombosis'
  | 'pregnancy';

interface Finding extends Input {
  readonly id: FindingId;
  /** Days after which it has ended by its nature, whatever the record says. */
  readonly lastsDays?: number;
}

const finding = (id: FindingId, title: string, ...valueSets: readonly ValueSet[]): Finding => ({
  id,
  title,
  valueSets,
  howRead:
    'From diagnoses that are active and confirmed; a missing clinical status counts as active. That none is recorded does not show that there is none.',
});

const both = valueSet(bothCodes);
const pregnancy = finding('pregnancy', 'pregnancy', valueSet(pregnancyCodes));

/** Findings that a chart can show and never rule out. */
export const findings: readonly Finding[] = [
  finding('ascites', 'ascites', valueSet(ascitesCodes), both),
  finding('encephalopathy', 'hepatic encephalopathy', valueSet(encephalopathyCodes)),
  finding('cirrhosis', 'cirrhosis of the liver', valueSet(cirrhosisCodes), both),
  finding('portal-hypertension', 'portal hypertension', valueSet(hypertensionCodes)),
  finding('portal-vein-thrombosis', 'portal vein thrombosis', valueSet(thrombosisCodes)),
  {
    ...pregnancy,
    lastsDays: 300,
    howRead: `${pregnancy.howRead} One that began or was recorded more than 300 days ago has ended.`,
  },
];

/** Whether a finding is recorded as present at `asOf` (epoch milliseconds); never that it is not. */
export function readFinding(
  { title, valueSets, lastsDays }: Finding,
  diagnoses: readonly Diagnosis[],
  asOf: number,
): Fact<true> {
  const { counting, setAside } = countingDiagnoses(diagnoses, valueSets, asOf, lastsDays);
  const [first, ...more] = counting.map(({ source }) => source);
  const others = setAside.map(({ tentative: _, ...shown }) => shown);
  if (first) return known(true, [first, ...more], others);
  const [other] = setAside;
  if (!other) return unknown('absent', `no ${title} is recorded, which does not show that there is none`);
  const doubted = setAside.find(({ tentative }) => tentative);
  if (doubted) return unknown('indeterminate', `${title} is recorded, but ${doubted.because}`, [], others);
  return unknown('absent', `no active ${title} is recorded; the recorded one is ${other.because}`, [], others);
}
