import histologyObservation from '../../../profiles/valuesets/histology-observation.json' with { type: 'json' };
import leiomyosarcomaCodes from '../../../profiles/valuesets/leiomyosarcoma.json' with { type: 'json' };
import otherCodes from '../../../profiles/valuesets/other-histology.json' with { type: 'json' };
import { type Diagnosis, isActiveAt, isDiagnosedAt } from '../diagnoses.ts';
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { Histology } from '../facts.ts';
import type { Input } from '../input.ts';
import { type ValueSet, valueSet } from '../valueSet.ts';
import { inLiver } from './metastases.ts';

export const leiomyosarcoma = valueSet(leiomyosarcomaCodes);
export const otherHistology = valueSet(otherCodes);
/** Observations whose value is a histology. */
export const histologyResults = valueSet(histologyObservation);

export const histology: Input = {
  id: 'histology',
  title: 'histology',
  valueSets: [leiomyosarcoma, otherHistology, histologyResults],
  howRead:
    'From diagnoses and pathology results: SNOMED CT, ICD-O-3 and the mCODE histology extension. ICD-10-CM names a site, not a histology, so it never says leiomyosarcoma. A provisional, differential or unconfirmed diagnosis does not count as recorded. One record that names two histologies, or a liver metastasis recorded as of another one, is conflicting.',
};

/**
 * Leiomyosarcoma when it is recorded; another histology when only that is; otherwise unknown. One record that names both, or
 * a liver metastasis that is of another histology than the leiomyosarcoma, is conflicting.
 */
export function readHistology(diagnoses: readonly Diagnosis[], asOf: number): Fact<Histology> {
  const seen = diagnoses.filter((diagnosis) => isDiagnosedAt(diagnosis, asOf)).toSorted(byReference);
  const named = seen.filter((diagnosis) => says(diagnosis, leiomyosarcoma));
  const matching = named.filter((diagnosis) => !ofAnother(diagnosis));
  const others = seen.filter((diagnosis) => ofAnother(diagnosis) && !diagnosis.tentative);
  const alsoRecorded = others.map(({ source }) => ({ ...source, because: CHECK_WHICH }));
  const [first, ...rest] = sources(matching.filter(({ tentative }) => !tentative));
  const strangers = liverMetastasesOf(others, asOf);
  if (first && strangers.length > 0 && liverMetastasesOf(matching, asOf).length === 0)
    return unknown('conflicting', LIVER_DIFFERS, sources([...matching, ...strangers]));
  if (first) return known({ kind: 'leiomyosarcoma' }, [first, ...rest], alsoRecorded);
  if (named.length > matching.length) return unknown('conflicting', ONE_RECORD_SAYS_BOTH, sources(named));
  const [tentative] = matching;
  if (tentative) {
    const because = `leiomyosarcoma is recorded only as ${tentative.source.status}`;
    return unknown('indeterminate', because, sources(matching), alsoRecorded);
  }
  const [other, ...more] = sources(others);
  if (other) return known({ kind: 'other', name: other.asRecorded }, [other, ...more]);
  return unknown('absent', 'leiomyosarcoma is not recorded in a code that names the histology');
}

const CHECK_WHICH = 'another histology: check which tumor is in the liver';
const LIVER_DIFFERS = 'leiomyosarcoma is recorded, but the liver metastasis is recorded as of another histology';
const ONE_RECORD_SAYS_BOTH = 'one record names leiomyosarcoma and another histology of the same tumor';

/** The confirmed and active liver metastases among them. */
const liverMetastasesOf = (diagnoses: readonly Diagnosis[], asOf: number): readonly Diagnosis[] =>
  diagnoses.filter((each) => inLiver(each) && isActiveAt(each, asOf) && !each.tentative);

const ofAnother = (diagnosis: Diagnosis): boolean => says(diagnosis, otherHistology);

const says = ({ keys }: Diagnosis, set: ValueSet): boolean => keys.some(set.has);

const sources = (diagnoses: readonly Diagnosis[]): readonly Source[] =>
  diagnoses.toSorted(byReference).map(({ source }) => source);

const byReference = (a: Diagnosis, b: Diagnosis): number => a.source.reference.localeCompare(b.source.reference);
