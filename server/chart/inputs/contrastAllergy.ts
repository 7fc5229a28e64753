import codes from '../../../profiles/valuesets/contrast-allergy.json' with { type: 'json' };
import type { Allergy } from '../allergies.ts';
import { wordsOf } from '../coding.ts';
import { countingDiagnoses } from '../countingDiagnoses.ts';
import type { Diagnosis } from '../diagnoses.ts';
import { names } from '../drug.ts';
import { type Fact, known, type SetAside, type Source, unknown } from '../fact.ts';
import type { ContrastAllergy } from '../facts.ts';
import type { Input } from '../input.ts';
import { inAny, valueSet } from '../valueSet.ts';

const contrast = valueSet(codes);
const MEDIA = [
  ...['contrast', 'iohexol', 'iodixanol', 'iopamidol', 'iopromide', 'ioversol', 'iomeprol', 'iobitridol'],
  ...['ioxaglate', 'diatrizoate'],
];

export const contrastAllergy: Input = {
  id: 'contrast-allergy',
  title: 'allergy to contrast medium',
  valueSets: [contrast],
  howRead:
    'From allergy records, by code or by name, of the record or of a reaction, and from diagnoses by code. An inactive, resolved or refuted one does not count; one that was never confirmed does. That none is recorded does not show that there is none.',
};

interface Found {
  readonly item: ContrastAllergy;
  readonly source: Source;
}

/** Active allergies to contrast medium that were known at `asOf` (epoch milliseconds). */
export function readContrastAllergy(
  allergies: readonly Allergy[],
  diagnoses: readonly Diagnosis[],
  asOf: number,
): Fact<readonly ContrastAllergy[]> {
  const seen = allergies
    .filter((allergy) => isToContrast(allergy) && isKnownAt(allergy, asOf))
    .toSorted((a, b) => a.source.reference.localeCompare(b.source.reference));
  const diagnosed = countingDiagnoses(diagnoses, [contrast], asOf);
  const found = [
    ...seen.filter(({ active }) => active).map(fromAllergy),
    ...diagnosed.counting.map(fromDiagnosis),
  ].toSorted((a, b) => a.item.reference.localeCompare(b.item.reference));
  const ended = seen
    .filter(({ active }) => !active)
    .map(({ source }): SetAside => ({ ...source, because: 'not active' }));
  const setAside = [...ended, ...diagnosed.setAside.map(({ tentative: _, ...shown }) => shown)];
  const [first, ...more] = found.map(({ source }) => source);
  if (!first) return none(setAside);
  return known(
    found.map(({ item }) => item),
    [first, ...more],
    setAside,
  );
}

const isToContrast = ({ concepts }: Allergy): boolean =>
  concepts.some((concept) => inAny([contrast], concept)) ||
  wordsOf(concepts).some((text) => names(text, MEDIA) && !/^(no|not|denies|negative)\b/i.test(text));

const isKnownAt = ({ recorded, onset }: Allergy, asOf: number): boolean =>
  (recorded?.start ?? 0) <= asOf && (onset?.start ?? 0) <= asOf;

const fromAllergy = ({ substance, reactions, source }: Allergy): Found => ({
  item: { substance, reactions, recorded: source.recordedAt, reference: source.reference },
  source,
});

const fromDiagnosis = ({ source }: Diagnosis): Found => ({
  item: { substance: source.asRecorded, reactions: [], recorded: source.recordedAt, reference: source.reference },
  source,
});

function none(setAside: readonly SetAside[]) {
  const [first] = setAside;
  if (!first)
    return unknown('absent', 'no allergy to contrast medium is recorded, which does not show that there is none');
  const why = first.because === 'not active' ? 'absent' : 'indeterminate';
  return unknown(why, `an allergy to contrast medium is recorded, but ${first.because}`, [], setAside);
}
