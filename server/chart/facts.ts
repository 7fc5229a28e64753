import type { Fact } from './fact.ts';
import type { Interval } from './interval.ts';

export type Histology = { readonly kind: 'leiomyosarcoma' } | { readonly kind: 'other'; readonly name: string };

export interface Metastasis {
  readonly site: string;
  readonly reference: string;
}

/**
 * Where the primary tumor was found, as far as the codes read tell sites apart. `abdomen` and `trunk` are what is recorded
 * where nothing nearer is: either may stand for a site inside it.
 */
export type PrimarySite =
  | 'retroperitoneum'
  | 'peritoneum'
  | 'pelvis'
  | 'uterus'
  | 'extremities'
  | 'head-and-neck'
  | 'stomach'
  | 'small-intestine'
  | 'colon-or-rectum'
  | 'esophagus'
  | 'kidney'
  | 'skin'
  | 'thorax'
  | 'abdomen'
  | 'trunk';

export interface LiverProcedure {
  readonly kind: 'resection' | 'chemoembolization' | 'embolization' | 'y90' | 'ablation';
  readonly name: string;
  /** FHIR dateTime of the start, "" when not recorded. */
  readonly performed: string;
  readonly reference: string;
}

/** How a drug was recognized: by a code we read, or only by its name. */
export type RecognizedBy = 'code' | 'name';

/** An amount in mg, or why it is not known. */
export type Dose = { readonly mg: number } | { readonly because: string };

/** A dose of doxorubicin that was given. */
export interface DoxorubicinDose {
  readonly name: string;
  /** FHIR dateTime of its beginning, "" when not recorded. */
  readonly given: string;
  readonly dose: Dose;
  /** As recorded, "" when not. */
  readonly route: string;
  readonly site: string;
  readonly recognizedBy: RecognizedBy;
  readonly reference: string;
}

/** A drug against clotting: ordered and in force, or given lately. */
export interface Antithrombotic {
  readonly kind: 'anticoagulant' | 'antiplatelet';
  readonly record: 'order' | 'administration';
  readonly name: string;
  /** FHIR dateTime of the order or the dose, "" when not recorded. */
  readonly date: string;
  readonly recognizedBy: RecognizedBy;
  readonly reference: string;
}

export interface ContrastAllergy {
  readonly substance: string;
  /** "Anaphylaxis (severe)": each reaction as recorded. */
  readonly reactions: readonly string[];
  /** FHIR dateTime, "" when not recorded. */
  readonly recorded: string;
  readonly reference: string;
}

/** A response of the target lesions by RECIST, as recorded; mRECIST has no code and is never read. */
export interface TumorResponse {
  readonly category: 'complete-response' | 'partial-response' | 'stable-disease' | 'progressive-disease';
  /** FHIR dateTime of the assessment. */
  readonly date: string;
  readonly reference: string;
}

/** Tumor left at the margin of an operation: none (R0), or some (R1 and R2, which series report together). */
export type ResectionMargin = 'R0' | 'R1/R2';

/** Everything the criteria, scores and evidence may read about one patient, by input id. */
export interface FactValues {
  readonly histology: Histology;
  /** One site; two different ones are `conflicting`. */
  readonly 'primary-site': PrimarySite;
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
  /** U/L */
  readonly alt: Interval;
  /** U/L */
  readonly ast: Interval;
  /** U/L */
  readonly alp: Interval;
  /** kg */
  readonly 'body-weight': Interval;
  /** cm */
  readonly 'body-height': Interval;
  /** m2, after Mosteller */
  readonly 'body-surface': number;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  /** FHIR date, possibly partial ("1960", "1960-05"). */
  readonly 'birth-date': string;
  readonly 'lesion-count': Interval;
  /** cm */
  readonly 'largest-lesion-cm': Interval;
  readonly 'prior-liver-procedures': readonly LiverProcedure[];
  /** `true` only from the chart: dialysis recorded at least twice in the 7 days before the latest creatinine. */
  readonly dialysis: boolean;
  /** Findings that a chart can show and never rule out: `true` or unknown. */
  readonly ascites: true;
  readonly encephalopathy: true;
  readonly cirrhosis: true;
  readonly 'portal-hypertension': true;
  readonly 'portal-vein-thrombosis': true;
  readonly pregnancy: true;
  readonly 'biliary-enteric-anastomosis': true;
  /** Never empty, like the lists below: that none is recorded is `absent`. */
  readonly 'contrast-allergy': readonly ContrastAllergy[];
  /** Oldest first. What is not recorded as an administration (a loaded bead, another hospital) is not in it. */
  readonly 'doxorubicin-given': readonly DoxorubicinDose[];
  /** Latest first. */
  readonly antithrombotics: readonly Antithrombotic[];
  readonly 'resection-margin': ResectionMargin;
  /** Oldest first. */
  readonly 'recist-response': readonly TumorResponse[];
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
