import { DateTime } from 'luxon';
import { type Age, ageInYears } from '../../chart/ageInYears.ts';
import type { Fact } from '../../chart/fact.ts';
import type { DoxorubicinDose, Facts, PrimarySite } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import { periodOf } from '../../chart/time.ts';
import type { Subgroup } from '../outcome.ts';
import { treatmentDelay } from './treatmentDelay.ts';

/**
 * What the chart does not hold and a caller may know: the site's time zone (IANA), and the course three months
 * after a liver-directed treatment.
 */
export interface MatchContext {
  readonly zone?: string;
  readonly meldChange?: NonNullable<Subgroup['meldChange']>;
  readonly response?: NonNullable<Subgroup['response']>;
}

/** A patient as far as published series can be compared with one; `null` is "not known". */
export interface ComparedPatient {
  readonly leiomyosarcoma: boolean | null;
  readonly primarySite: PrimarySite | null;
  readonly extrahepaticDisease: boolean | null;
  readonly monthsFromLiverMetastasis: NonNullable<Subgroup['monthsFromLiverMetastasis']> | null;
  readonly priorResection: boolean | null;
  /** `true` only, from intravenous doxorubicin: no other chemotherapy is read, and none recorded does not show none. */
  readonly priorChemotherapy: true | null;
  readonly margin: NonNullable<Subgroup['margin']> | null;
  readonly meldChange: NonNullable<Subgroup['meldChange']> | null;
  readonly response: NonNullable<Subgroup['response']> | null;
  readonly age: Age | null;
  readonly ecog: Interval | null;
  readonly largestLesionCm: Interval | null;
  readonly lesionCount: Interval | null;
  /** Calendar year of `asOf`. */
  readonly year: number | null;
}

/** Reads the facts that outcomes are matched by. Never throws: what cannot be read is not known. */
export function comparedPatient(facts: Facts, asOf: string, context: MatchContext): ComparedPatient {
  const zone = context.zone ?? 'UTC';
  const procedures = stated(facts['prior-liver-procedures']);
  const disease = stated(facts['extrahepatic-disease']);
  const histology = stated(facts.histology);
  const metastasisDate = stated(facts['liver-metastasis-date']);
  const birthDate = stated(facts['birth-date']);
  const now = periodOf(asOf, zone);
  return {
    leiomyosarcoma: histology === null ? null : histology.kind === 'leiomyosarcoma',
    primarySite: stated(facts['primary-site']),
    extrahepaticDisease: disease?.present ?? null,
    monthsFromLiverMetastasis:
      metastasisDate === null || mayBeHidden(facts['prior-liver-procedures'])
        ? null
        : treatmentDelay(metastasisDate, procedures ?? [], asOf, zone),
    priorResection: procedures?.some(({ kind }) => kind === 'resection') ?? null,
    priorChemotherapy: stated(facts['doxorubicin-given'])?.some(isIntravenous) ? true : null,
    margin: stated(facts['resection-margin']),
    meldChange: context.meldChange ?? null,
    response: context.response ?? null,
    age: birthDate === null ? null : (ageInYears(birthDate, asOf, zone) ?? null),
    ecog: stated(facts.ecog),
    largestLesionCm: stated(facts['largest-lesion-cm']),
    lesionCount: stated(facts['lesion-count']),
    year: now ? DateTime.fromMillis(now.start, { zone }).year : null,
  };
}

const stated = <T>(fact: Fact<T>): T | null => (fact.known ? fact.value : null);

/** Something may be recorded that was not read; "absent" is what a chart without it says. */
const mayBeHidden = (fact: Fact<unknown>): boolean => !fact.known && fact.why !== 'absent';

/** Doxorubicin on beads or into the hepatic artery is a liver-directed treatment. */
const isIntravenous = ({ route }: DoxorubicinDose): boolean => /intravenous|\biv\b/i.test(route);
