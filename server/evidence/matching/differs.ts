import type { Outcome } from '../outcome.ts';
import type { Comparable, SeriesPopulation } from '../population.ts';
import type { Publication } from '../publication.ts';
import { ageDiffers, ecogDiffers, lesionCountDiffers, lesionSizeDiffers } from './measures.ts';
import type { ComparedPatient } from './patient.ts';
import { primarySiteDiffers } from './primarySite.ts';

/** Treatment this long ago is named as another era. */
const ERA_YEARS = 15;

/** How this patient differs from the people a figure was seen in: what is known to differ first, then what cannot be compared. */
export function differs(publication: Publication, outcome: Outcome, patient: ComparedPatient): readonly string[] {
  const among = { ...publication.population, ...outcome.among };
  return [
    ...histologyDiffers(publication.population, patient),
    ...primarySiteDiffers(publication.population, patient),
    ...treatmentDiffers(outcome, patient),
    ...ageDiffers(among, patient),
    ...ecogDiffers(among, patient),
    ...lesionSizeDiffers(among, patient),
    ...lesionCountDiffers(among, patient),
    ...diseaseDiffers(among, outcome, patient),
    ...chemotherapyDiffers(among, patient),
    ...eraDiffers(publication, patient),
    ...notCompared(among, patient),
  ];
}

function histologyDiffers(series: SeriesPopulation, { leiomyosarcoma }: ComparedPatient): readonly string[] {
  const share = series.leiomyosarcoma === null ? 'share not given' : `${Math.round(100 * series.leiomyosarcoma)} %`;
  return [
    ...(leiomyosarcoma === null ? ['whether this patient has leiomyosarcoma is not known'] : []),
    ...(series.histology === 'mixed-sarcoma' ? [`mixed sarcoma series (leiomyosarcoma: ${share})`] : []),
    ...(series.histology === 'not-verified' ? ['the histology of the series was not verified'] : []),
    ...(series.gistEra === undefined ? [] : [series.gistEra]),
  ];
}

function treatmentDiffers(outcome: Outcome, { priorResection }: ComparedPatient): readonly string[] {
  const { therapies, treatment, applies } = outcome;
  const first = applies?.repeatResection === false && priorResection === true;
  return [
    ...(therapies.length === 0 ? [`another technique: ${treatment}`] : []),
    ...(therapies.length > 1 ? [`several treatments in one figure: ${treatment}`] : []),
    ...(first ? ['first liver resections; this patient has had one before'] : []),
  ];
}

function diseaseDiffers(among: Comparable, { applies }: Outcome, patient: ComparedPatient): readonly string[] {
  const { extrahepaticDisease: series } = among;
  if (!series || applies?.extrahepaticDisease !== undefined || patient.extrahepaticDisease === null) return [];
  const without = series.of - series.n;
  if (patient.extrahepaticDisease && series.n === 0) return ['nobody in the series had extrahepatic disease'];
  if (patient.extrahepaticDisease && without > 0)
    return [`${without} of ${series.of} in the series had no extrahepatic disease`];
  if (!patient.extrahepaticDisease && series.n > 0)
    return [`${series.n} of ${series.of} in the series had extrahepatic disease`];
  return [];
}

function chemotherapyDiffers(
  { priorChemotherapy: series }: Comparable,
  { priorChemotherapy }: ComparedPatient,
): readonly string[] {
  if (!series || priorChemotherapy === null || series.n === series.of) return [];
  const without = `${series.of - series.n} of ${series.of} in the series had no chemotherapy before`;
  return [`${without} (intravenous doxorubicin is recorded for this patient)`];
}

function eraDiffers({ lastYear }: Publication, { year }: ComparedPatient): readonly string[] {
  if (lastYear === null || year === null || year - lastYear < ERA_YEARS) return [];
  return [`treated until ${lastYear}, ${year - lastYear} years ago`];
}

/** What the series states and this patient's record does not answer, in one entry. */
function notCompared(
  among: Comparable & Pick<SeriesPopulation, 'primarySites'>,
  patient: ComparedPatient,
): readonly string[] {
  const { priorChemotherapy: chemotherapy } = among;
  const sizeStated = among.largestLesionCmMax !== undefined || among.largestLesionCmBelow !== undefined;
  const open = [
    ...(among.primarySites && patient.primarySite === null ? ['primary site'] : []),
    ...(among.ageYears && patient.age === null ? ['age'] : []),
    ...(among.ecogMax !== undefined && patient.ecog === null ? ['ECOG'] : []),
    ...(sizeStated && patient.largestLesionCm === null ? ['lesion size'] : []),
    ...(among.lesionCountMax !== undefined && patient.lesionCount === null ? ['number of lesions'] : []),
    ...(among.extrahepaticDisease && patient.extrahepaticDisease === null ? ['extrahepatic disease'] : []),
    ...(chemotherapy && patient.priorChemotherapy === null
      ? [`prior chemotherapy (${chemotherapy.n} of ${chemotherapy.of} in the series)`]
      : []),
    ...(among.restrictedTo ?? []).map((restriction) => `${restriction} (everybody in the series)`),
  ];
  return open.length === 0 ? [] : [`not compared, because not known for this patient: ${open.join(', ')}`];
}
