import codes from '../../../profiles/valuesets/doxorubicin.json' with { type: 'json' };
import type { Administration } from '../administrations.ts';
import { type DrugGroup, names, recognize, unidentified } from '../drug.ts';
import { type Fact, known, type SetAside, type UnknownFact, unknown } from '../fact.ts';
import type { DoxorubicinDose, RecognizedBy } from '../facts.ts';
import type { Input } from '../input.ts';
import { valueSet } from '../valueSet.ts';

const LIPOSOMAL = ['doxil', 'caelyx', 'lipodox', 'myocet'];
const doxorubicin: DrugGroup = { valueSet: valueSet(codes), names: ['doxorubicin', 'adriamycin', ...LIPOSOMAL] };

export const doxorubicinGiven: Input = {
  id: 'doxorubicin-given',
  title: 'doxorubicin given',
  valueSets: [doxorubicin.valueSet],
  howRead:
    'Completed administrations of any age, by code or by name. A dose counts in mg only when it is recorded in a unit of mass. Liposomal doxorubicin is another preparation and is only shown beside. What is not recorded as an administration, such as the load of beads or a dose given elsewhere, is not seen.',
};

const isLiposomal = ({ drug }: Administration): boolean =>
  drug.words.some((text) => /liposom/i.test(text) || names(text, LIPOSOMAL));

/** Doses of doxorubicin given by `asOf` (epoch milliseconds), oldest first. None recorded is `absent`, not zero. */
export function readDoxorubicin(
  administrations: readonly Administration[],
  asOf: number,
): Fact<readonly DoxorubicinDose[]> {
  const seen = administrations
    .filter(({ period }) => (period?.start ?? 0) <= asOf)
    .toSorted(oldestFirst)
    .map((each) => ({ each, recognizedBy: recognize(each.drug, doxorubicin) }));
  const own = seen.flatMap(({ each, recognizedBy }) => (recognizedBy ? [{ each, recognizedBy }] : []));
  const uncertain = own.flatMap(({ each }): readonly SetAside[] => {
    const because = reasonAgainst(each);
    return because === undefined ? [] : [{ ...each.source, because }];
  });
  const nameless = unidentified(seen.filter(({ recognizedBy }) => !recognizedBy).map(({ each }) => each));
  const counting = own.filter(({ each }) => reasonAgainst(each) === undefined);
  const [first, ...more] = counting.map(({ each }) => each.source);
  if (!first) return noDose(uncertain, nameless);
  return known(counting.map(doseOf), [first, ...more], [...uncertain, ...nameless]);
}

const oldestFirst = (a: Administration, b: Administration): number =>
  (a.period?.start ?? 0) - (b.period?.start ?? 0) || a.source.reference.localeCompare(b.source.reference);

function reasonAgainst(administration: Administration): string | undefined {
  if (isLiposomal(administration)) return 'liposomal doxorubicin, which is another preparation';
  if (administration.status === 'completed') return undefined;
  return `status is ${administration.status || 'missing'}: how much was given is not certain`;
}

interface Recognized {
  readonly each: Administration;
  readonly recognizedBy: RecognizedBy;
}

const doseOf = ({ each, recognizedBy }: Recognized): DoxorubicinDose => ({
  name: each.drug.name,
  given: each.source.recordedAt,
  dose: each.dose,
  route: each.route,
  site: each.site,
  recognizedBy,
  reference: each.source.reference,
});

function noDose(uncertain: readonly SetAside[], nameless: readonly SetAside[]): UnknownFact {
  const all = [...uncertain, ...nameless];
  const [first] = uncertain;
  if (first) return unknown('indeterminate', `no certain dose of doxorubicin is recorded: ${first.because}`, [], all);
  if (nameless.length > 0)
    return unknown('indeterminate', 'doses are recorded of which the drug cannot be read', [], all);
  return unknown('absent', 'no dose of doxorubicin is recorded, which does not show that none was given');
}
