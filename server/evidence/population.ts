import type { PrimarySite } from '../chart/facts.ts';

/** What a patient can be held against. Every field is about the people in whom a figure was seen. */
export interface Comparable {
  /** Nobody had a higher ECOG grade. */
  readonly ecogMax?: number;
  readonly ageYears?: { readonly mean?: number; readonly sd?: number; readonly range?: readonly [number, number] };
  /** The largest lesion seen; `largestLesionCmBelow` where the series only states a limit that none reached. */
  readonly largestLesionCmMax?: number;
  readonly largestLesionCmBelow?: number;
  readonly lesionCountMax?: number;
  readonly extrahepaticDisease?: { readonly n: number; readonly of: number };
  readonly priorChemotherapy?: { readonly n: number; readonly of: number };
  /** Restrictions that no chart input answers: "metastases with poor arterial supply". */
  readonly restrictedTo?: readonly string[];
}

/** A place where primaries of a series were. */
export interface SeriesSite {
  /** As the series calls it. */
  readonly site: string;
  readonly n: number;
  /** The recorded sites that are certainly meant by it; `not-known` where the series does not know the place. */
  readonly holds: readonly PrimarySite[] | 'not-known';
  /** The recorded sites that may have been counted under it, or may stand for it. */
  readonly mayHold?: readonly PrimarySite[];
}

/** Who was studied. */
export interface SeriesPopulation extends Comparable {
  readonly description: string;
  readonly histology: 'leiomyosarcoma' | 'mixed-sarcoma' | 'not-verified';
  /** Share of leiomyosarcoma, 0 to 1; `null` when not given. */
  readonly leiomyosarcoma: number | null;
  /** Set when the series predates the separation of gastrointestinal stromal tumor from leiomyosarcoma. */
  readonly gistEra?: string;
  /** Where the primaries were; every patient of the series once. */
  readonly primarySites?: readonly SeriesSite[];
}
