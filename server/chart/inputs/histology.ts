import histologyObservation from '../../../profiles/valuesets/histology-observation.json' with { type: 'json' };
import leiomyosarcomaCodes from '../../../profiles/valuesets/leiomyosarcoma.json' with { type: 'json' };
import otherCodes from '../../../profiles/valuesets/other-histology.json' with { type: 'json' };
import { type Diagnosis, isDiagnosedAt } from '../diagnoses.ts';
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { Histology } from '../facts.ts';
import type { Input } from '../input.ts';
import { inAny, type ValueSet, valueSet } from '../valueSet.ts';

export const leiomyosarcoma = valueSet(leiomyosarcomaCodes);
export const otherHistology = valueSet(otherCodes);
/** Observations whose value is a histology. */
export const histologyResults = valueSet(histologyObservation);

export const histology: Input = {
  id: 'histology',
  title: 'histology',
  valueSets: [leiomyosarcoma, otherHistology, histologyResults],
  howRead:
    'From diagnoses and pathology results: SNOMED CT, ICD-O-3 and the mCODE histology extension. ICD-10-CM names a site, not a histology, so it never says leiomyosarcoma. A provisional, differential or unconfirmed diagnosis does not count as recorded.',
};

/** Leiomyosarcoma when it is recorded; another histology when only that is; otherwise unknown. */
export function readHistology(diagnoses: readonly Diagnosis[], asOf: number): Fact<Histology> {
  const seen = diagnoses.filter((diagnosis) => isDiagnosedAt(diagnosis, asOf));
  const matching = seen.filter((diagnosis) => says(diagnosis, leiomyosarcoma));
  const others = seen.filter((diagnosis) => says(diagnosis, otherHistology) && !diagnosis.tentative);
  const alsoRecorded = others.map(({ source }) => ({
    ...source,
    because: 'another histology: check which tumor is in the liver',
  }));
  const [first, ...rest] = sources(matching.filter(({ tentative }) => !tentative));
  if (first) return known({ kind: 'leiomyosarcoma' }, [first, ...rest], alsoRecorded);
  const [tentative] = matching;
  if (tentative)
    return unknown(
      'indeterminate',
      `leiomyosarcoma is recorded only as ${tentative.source.status}`,
      sources(matching),
      alsoRecorded,
    );
  const [other, ...more] = sources(others);
  if (other) return known({ kind: 'other', name: other.asRecorded }, [other, ...more]);
  return unknown('absent', 'leiomyosarcoma is not recorded in a code that names the histology');
}

const says = ({ concepts }: Diagnosis, set: ValueSet): boolean => concepts.some((concept) => inAny([set], concept));

const sources = (diagnoses: readonly Diagnosis[]): readonly Source[] =>
  diagnoses.map(({ source }) => source).toSorted((a, b) => a.reference.localeCompare(b.reference));
