/** Why a value cannot be used. Always shown: an unknown without a reason reads as an oversight. */
export type WhyUnknown = 'absent' | 'stale' | 'unusable-unit' | 'conflicting' | 'indeterminate' | 'not-readable';

/** Where a value stands in the chart, word for word, so that a reader can check it. */
export interface Source {
  /** FHIR reference, "Observation/7"; "answer/ecog" for what a clinician entered. */
  readonly reference: string;
  /** When the value was true, as the resource states it (FHIR dateTime, possibly partial); "" when it does not. */
  readonly recordedAt: string;
  /** Value and unit as recorded: "34 umol/L". */
  readonly asRecorded: string;
  /** FHIR status of the resource ("final", "preliminary", ...). */
  readonly status?: string;
  /** The value after conversion, when it was converted: "1.98830 mg/dL". */
  readonly converted?: string;
  /** Who stated it, when a person did. */
  readonly by?: string;
  /** ISO instant until which a clinician's answer holds by the site's policy, if nothing newer comes before. */
  readonly holdsUntil?: string;
}

/** A value that was read but does not decide, and the reason in words. */
export interface SetAside extends Source {
  readonly because: string;
}

export interface KnownFact<T> {
  readonly known: true;
  readonly value: T;
  readonly sources: readonly [Source, ...Source[]];
  readonly setAside: readonly SetAside[];
}

export interface UnknownFact {
  readonly known: false;
  readonly why: WhyUnknown;
  /** One sentence for the clinician: "last creatinine is 41 days old (limit 30 days, site policy)". */
  readonly because: string;
  readonly sources: readonly Source[];
  readonly setAside: readonly SetAside[];
}

export type Fact<T> = KnownFact<T> | UnknownFact;

export function known<T>(
  value: T,
  sources: readonly [Source, ...Source[]],
  setAside: readonly SetAside[] = [],
): KnownFact<T> {
  return { known: true, value, sources, setAside };
}

export function unknown(
  why: WhyUnknown,
  because: string,
  sources: readonly Source[] = [],
  setAside: readonly SetAside[] = [],
): UnknownFact {
  return { known: false, why, because, sources, setAside };
}
