import type { AfterTreatment } from '../../scores/afterTreatment/afterTreatment.ts';
import type { MeldChange } from '../../scores/afterTreatment/meldChange.ts';
import type { TimeToTreatment } from '../../scores/afterTreatment/timeToTreatment.ts';
import { type SubgroupSplit, subgroupSplit } from './subgroupSplit.ts';

const BY_TIME: Readonly<Record<TimeToTreatment['split'], string | null>> = {
  'up-to-4-months': 'MOF-T2-05',
  'over-4-months': 'MOF-T2-06',
  either: null,
};
const BY_MELD: Readonly<Record<NonNullable<MeldChange['group']>, string>> = {
  'stable-or-decreased': 'MOF-T2-03',
  increased: 'MOF-T2-04',
};

/** The survival that the liver-directed series gives for groups this page can tell apart. Groups of the past predict nobody. */
export const subgroupSplits = (after: AfterTreatment): readonly [time: SubgroupSplit, meld: SubgroupSplit] => [
  byTime(after),
  byMeld(after),
];

function byTime({ timeToFirstTreatment: time }: AfterTreatment): SubgroupSplit {
  const own = time.known ? BY_TIME[time.value.split] : null;
  const patient = own ? 'This patient’s group is marked.' : 'This patient’s group is not known.';
  return subgroupSplit(
    'By time from liver metastasis to the first treatment',
    patient,
    ['MOF-T2-05', 'MOF-T2-06'],
    own,
  );
}

/** The groups are those of the first treatment; a later one places nobody. */
function byMeld({ treatments }: AfterTreatment): SubgroupSplit {
  const group = treatments.find(({ isFirst }) => isFirst === true)?.meld.group ?? null;
  const patient = group
    ? 'This patient’s group after the first treatment is marked.'
    : 'This patient’s group is not known: it goes by MELD after the first treatment.';
  const own = group ? BY_MELD[group] : null;
  return subgroupSplit('By MELD at 3 months', patient, ['MOF-T2-03', 'MOF-T2-04'], own);
}
