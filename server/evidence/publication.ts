import type { Outcome } from './outcome.ts';

/** A paper: who, where, when, in whom, and what it reports. */
export interface Publication {
  readonly id: string;
  readonly citation: {
    readonly authors: string;
    readonly title: string;
    readonly year: number;
    readonly journal: string;
    readonly link: string;
  };
  readonly centre: string | null;
  /** "1982-1996" */
  readonly accrual: string;
  readonly design: string;
  readonly n: number;
  readonly population: {
    readonly description: string;
    /** Share of leiomyosarcoma, 0 to 1. */
    readonly leiomyosarcoma: number | null;
    /** Set when the series predates the separation of gastrointestinal stromal tumour from leiomyosarcoma. */
    readonly gistEra?: string;
    readonly ecogMax?: number;
    readonly meanAge?: number;
    readonly ageRange?: readonly [number, number];
    readonly largestLesionCmMax?: number;
    readonly extrahepaticDisease?: { readonly n: number; readonly of: number };
    readonly priorChemotherapy?: { readonly n: number; readonly of: number };
    readonly primarySites?: readonly { readonly site: string; readonly n: number }[];
  };
  readonly outcomes: readonly [Outcome, ...Outcome[]];
}
