import type { Fact } from './fact.ts';
import type { Interval } from './interval.ts';

export type Histology = { readonly kind: 'leiomyosarcoma' } | { readonly kind: 'other'; readonly name: string };

export interface Metastasis {
  readonly site: string;
  readonly reference: string;
}

export interface LiverProcedure {
  readonly kind: 'resection' | 'chemoembolization' | 'embolization' | 'y90' | 'ablation';
  readonly name: string;
  /** FHIR dateTime of the start, "" when not recorded. */
  readonly performed: string;
  readonly reference: string;
}

/** Everything the criteria, scores and evidence may read about one patient, by input id. */
export interface FactValues {
  readonly histology: Histology;
  /** `true` only: a chart can show an active liver metastasis, never prove its absence. */
  readonly 'liver-metastasis': true;
  /** FHIR date of the first recorded liver metastasis (onset, else recorded date). */
  readonly 'liver-metastasis-date': string;
  /** `present: false` only ever comes from a clinician. */
  readonly 'extrahepatic-disease': { readonly present: boolean; readonly sites: readonly Metastasis[] };
  /** ECOG grade 0 to 5; Karnofsky is mapped to a range of grades. */
  readonly ecog: Interval;
  /** mg/dL */
  readonly 'total-bilirubin': Interval;
  /** mg/dL */
  readonly creatinine: Interval;
  /** ratio */
  readonly inr: Interval;
  /** 10*9/L */
  readonly platelets: Interval;
  /** g/dL */
  readonly albumin: Interval;
  /** mmol/L */
  readonly sodium: Interval;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  /** FHIR date, possibly partial ("1960", "1960-05"). */
  readonly 'birth-date': string;
  readonly 'lesion-count': Interval;
  /** cm */
  readonly 'largest-lesion-cm': Interval;
  readonly 'prior-liver-procedures': readonly LiverProcedure[];
  /** `true` only from the chart: dialysis recorded at least twice in the 7 days before the latest creatinine. */
  readonly dialysis: boolean;
  readonly unresectable: boolean;
  readonly 'liver-dominant': boolean;
  readonly 'ablatable-location': boolean;
  readonly 'complete-removal-possible': boolean;
  readonly 'tumor-board': boolean;
  readonly 'prefers-y90': boolean;
  readonly 'inr-correctable': boolean;
  readonly 'platelets-correctable': boolean;
}

export type InputId = keyof FactValues;
export type Facts = { readonly [Id in InputId]: Fact<FactValues[Id]> };
