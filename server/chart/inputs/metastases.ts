import extrahepaticCodes from '../../../profiles/valuesets/extrahepatic-metastasis.json' with { type: 'json' };
import liverMetastasisCodes from '../../../profiles/valuesets/liver-metastasis.json' with { type: 'json' };
import liverCodes from '../../../profiles/valuesets/liver-structure.json' with { type: 'json' };
import secondaryCodes from '../../../profiles/valuesets/secondary-malignant-neoplasm.json' with { type: 'json' };
import { codeSystem, ICD_10_CM } from '../codeSystem.ts';
import { codings } from '../coding.ts';
import { type Diagnosis, isActiveAt, isDiagnosedAt } from '../diagnoses.ts';
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { FactValues } from '../facts.ts';
import type { Input } from '../input.ts';
import { inAny, valueSet } from '../valueSet.ts';

const liverMetastasisSet = valueSet(liverMetastasisCodes);
const extrahepaticSet = valueSet(extrahepaticCodes);
const secondary = valueSet(secondaryCodes);
export const liverStructure = valueSet(liverCodes);

export const liverMetastasis: Input = {
  id: 'liver-metastasis',
  title: 'liver metastasis',
  valueSets: [liverMetastasisSet, secondary],
  howRead:
    'From diagnoses: a liver metastasis code, or a metastasis code with a body site in the liver. Resolved, inactive or in remission does not count as active; a missing clinical status does.',
};

export const extrahepaticDisease: Input = {
  id: 'extrahepatic-disease',
  title: 'extrahepatic disease',
  valueSets: [extrahepaticSet, secondary],
  howRead:
    'From diagnoses of metastases outside the liver that are active. That none is recorded does not show that there is none: only a clinician can say so. ICD-10-CM codes of lymph nodes and of unspecified sites need review and are not counted.',
};

export const inLiver = ({ keys, bodySites }: Diagnosis): boolean =>
  keys.some(liverMetastasisSet.has) ||
  (keys.some(secondary.has) && bodySites.some((site) => inAny([liverStructure], site)));

/** ICD-10-CM C78 and C79 are metastases of organs; C78.7 is the liver, C79.9 names no site. */
const ICD_OUTSIDE_LIVER = /^C7(8(?!7)|9(?!9))\d/;

const outsideLiver = (diagnosis: Diagnosis): boolean =>
  !inLiver(diagnosis) &&
  diagnosis.concepts.some(
    (concept) =>
      inAny([extrahepaticSet], concept) ||
      (inAny([secondary], concept) && diagnosis.bodySites.length > 0) ||
      codings(concept).some(
        ({ system, code }) =>
          codeSystem(system) === ICD_10_CM && ICD_OUTSIDE_LIVER.test(code.replace('.', '').toUpperCase()),
      ),
  );

/** An active, confirmed liver metastasis. A resolved one is named, but leaves the question open. */
export function readLiverMetastasis(diagnoses: readonly Diagnosis[], asOf: number): Fact<true> {
  const seen = diagnoses
    .filter((diagnosis) => inLiver(diagnosis) && isDiagnosedAt(diagnosis, asOf))
    .toSorted(byReference);
  const counting = seen.filter((diagnosis) => isActiveAt(diagnosis, asOf) && !diagnosis.tentative);
  const rest = seen.filter((diagnosis) => !counting.includes(diagnosis));
  const setAside = rest.map((diagnosis) => ({ ...diagnosis.source, because: reasonAgainst(diagnosis) }));
  const [first, ...more] = counting.map(({ source }) => source);
  if (first) return known(true, [first, ...more], setAside);
  const [other] = setAside;
  if (!other) return unknown('absent', 'no liver metastasis is recorded');
  const sources = rest.map(({ source }) => source);
  const doubtful = rest.find(({ tentative, unclearStatus }) => tentative || unclearStatus !== undefined);
  if (doubtful)
    return unknown(
      'indeterminate',
      `a liver metastasis is recorded, but ${reasonAgainst(doubtful)}`,
      sources,
      setAside,
    );
  return unknown('absent', 'no active liver metastasis is recorded; the recorded one has ended', sources, setAside);
}

function reasonAgainst({ tentative, unclearStatus, source }: Diagnosis): string {
  if (tentative) return `only ${source.status}`;
  return unclearStatus === undefined ? 'not active' : `its clinical status (${unclearStatus}) is not understood`;
}

/** When the first confirmed liver metastasis was found: onset, else the date it was recorded. */
export function readLiverMetastasisDate(diagnoses: readonly Diagnosis[], asOf: number): Fact<string> {
  const dated = diagnoses
    .filter(
      (diagnosis) =>
        inLiver(diagnosis) && !diagnosis.tentative && isDiagnosedAt(diagnosis, asOf) && diagnosis.since !== '',
    )
    .toSorted((a, b) => startOf(a) - startOf(b) || byReference(a, b));
  const [first] = dated;
  return first
    ? known(first.since, [first.source])
    : unknown('absent', 'the date of the liver metastasis is not recorded');
}

/** Active metastases outside the liver. None recorded is `absent`, never "no". */
export function readExtrahepaticDisease(
  diagnoses: readonly Diagnosis[],
  asOf: number,
): Fact<FactValues['extrahepatic-disease']> {
  const active = diagnoses
    .filter((each) => outsideLiver(each) && isDiagnosedAt(each, asOf) && isActiveAt(each, asOf) && !each.tentative)
    .toSorted(byReference);
  const sites = active.map(({ source }) => ({ site: source.asRecorded, reference: source.reference }));
  const [first, ...more] = active.map(({ source }): Source => source);
  if (!first)
    return unknown('absent', 'no metastasis outside the liver is recorded, which does not show that there is none');
  return known({ present: true, sites }, [first, ...more]);
}

const startOf = (diagnosis: Diagnosis): number =>
  diagnosis.onset?.start ?? diagnosis.recorded?.start ?? Number.POSITIVE_INFINITY;
const byReference = (a: Diagnosis, b: Diagnosis): number => a.source.reference.localeCompare(b.source.reference);
