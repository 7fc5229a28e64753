import chemoembolization from '../../../profiles/valuesets/chemoembolization.json' with { type: 'json' };
import dialysisCodes from '../../../profiles/valuesets/dialysis.json' with { type: 'json' };
import embolization from '../../../profiles/valuesets/hepatic-artery-embolization.json' with { type: 'json' };
import resection from '../../../profiles/valuesets/hepatic-resection.json' with { type: 'json' };
import otherAblation from '../../../profiles/valuesets/liver-ablation-other.json' with { type: 'json' };
import microwave from '../../../profiles/valuesets/liver-microwave-ablation.json' with { type: 'json' };
import thermal from '../../../profiles/valuesets/liver-thermal-ablation-unspecified.json' with { type: 'json' };
import anySiteEmbolization from '../../../profiles/valuesets/transcatheter-embolization-any-site.json' with {
  type: 'json',
};
import yttrium from '../../../profiles/valuesets/y90-radioembolization.json' with { type: 'json' };
import anySiteYttrium from '../../../profiles/valuesets/yttrium-90-any-site.json' with { type: 'json' };
import { conceptText } from '../coding.ts';
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { LiverProcedure } from '../facts.ts';
import type { Input } from '../input.ts';
import { asList, asObject, asText } from '../json.ts';
import type { Entry } from '../observations.ts';
import { type Performer, performersOf } from '../performers.ts';
import { type Period, periodOf } from '../time.ts';
import { anyOf, inAny, keysOf, type ValueSet, valueSet } from '../valueSet.ts';
import { liverStructure } from './metastases.ts';

interface Kind {
  readonly kind: LiverProcedure['kind'];
  readonly sets: readonly ValueSet[];
  /** These codes name no organ: they count only with a body site in the liver. */
  readonly withLiverSite: readonly ValueSet[];
}

const KINDS: readonly Kind[] = [
  { kind: 'resection', sets: [valueSet(resection)], withLiverSite: [] },
  { kind: 'chemoembolization', sets: [valueSet(chemoembolization)], withLiverSite: [] },
  { kind: 'y90', sets: [valueSet(yttrium)], withLiverSite: [valueSet(anySiteYttrium)] },
  { kind: 'ablation', sets: [microwave, thermal, otherAblation].map(valueSet), withLiverSite: [] },
  { kind: 'embolization', sets: [valueSet(embolization)], withLiverSite: [valueSet(anySiteEmbolization)] },
];
const TECHNIQUES: readonly (readonly [AblationTechnique, ValueSet])[] = [
  ['microwave', valueSet(microwave)],
  ['thermal', valueSet(thermal)],
  ['other', valueSet(otherAblation)],
];
const dialysisSet = valueSet(dialysisCodes);

/** How lesions of the liver were ablated: `thermal` when the code leaves microwave and radiofrequency open. */
export type AblationTechnique = 'microwave' | 'thermal' | 'other';

export const priorLiverProcedures: Input = {
  id: 'prior-liver-procedures',
  title: 'earlier liver procedures',
  valueSets: KINDS.flatMap(({ sets, withLiverSite }) => [...sets, ...withLiverSite]),
  howRead:
    'Completed procedures on the liver, however long ago. A code that names no organ counts only with a body site in the liver.',
};

export const dialysis: Input = {
  id: 'dialysis',
  title: 'dialysis',
  valueSets: [dialysisSet],
  howRead:
    'Yes when at least two completed dialysis procedures fall in the seven days before the latest creatinine. Otherwise unknown: that none is recorded does not show that there was none.',
};

/** Which treatment of the liver a procedure or an order for one is; `undefined` when it is none. */
export function liverProcedureKind(code: unknown, bodySite: unknown): LiverProcedure['kind'] | undefined {
  const keys = keysOf(code);
  const onLiver = asList(bodySite).some((site) => inAny([liverStructure], site));
  return KINDS.find(({ sets, withLiverSite }) => anyOf(sets, keys) || (onLiver && anyOf(withLiverSite, keys)))?.kind;
}

/** A completed procedure of the chart, with the time it began. */
export interface DoneProcedure {
  readonly procedure: LiverProcedure | undefined;
  readonly isDialysis: boolean;
  /** For an ablation of the liver. */
  readonly technique?: AblationTechnique;
  readonly performers: readonly Performer[];
  readonly period?: Period;
  readonly source: Source;
}

/** A completed Procedure that some input reads; `undefined` for every other one. */
export function doneProcedure(entry: Entry, zone: string): DoneProcedure | undefined {
  const { reference, resource } = entry;
  const done = completed(entry, zone);
  const kind = liverProcedureKind(resource.code, resource.bodySite);
  const isDialysis = inAny([dialysisSet], resource.code);
  if (!done || (!kind && !isDialysis)) return undefined;
  const { asRecorded: name, recordedAt: performed } = done.source;
  const technique = kind === 'ablation' ? TECHNIQUES.find(([, set]) => inAny([set], resource.code))?.[0] : undefined;
  return {
    ...done,
    procedure: kind && { kind, name, performed, reference },
    isDialysis,
    ...(technique ? { technique } : {}),
    performers: performersOf(resource),
  };
}

/** When a completed Procedure began and how it is cited; `undefined` when it is planned, under way or broken off. */
export function completed(
  { reference, resource }: Entry,
  zone: string,
): { readonly period?: Period; readonly source: Source } | undefined {
  if (resource.status !== 'completed') return undefined;
  const span = asObject(resource.performedPeriod);
  const performed = asText(resource.performedDateTime) ?? asText(span?.start) ?? '';
  const period = periodOf(performed, zone);
  const source = { reference, recordedAt: performed, asRecorded: conceptText(resource.code), status: 'completed' };
  return { ...(period ? { period } : {}), source };
}

/** Completed liver procedures begun by `asOf`, oldest first. None recorded is `absent`, not an empty history. */
export function readLiverProcedures(done: readonly DoneProcedure[], asOf: number): Fact<readonly LiverProcedure[]> {
  const relevant = done.filter(({ procedure, period }) => procedure && (period?.start ?? 0) <= asOf);
  const ordered = relevant.toSorted(
    (a, b) => (a.period?.start ?? 0) - (b.period?.start ?? 0) || a.source.reference.localeCompare(b.source.reference),
  );
  const [first, ...more] = ordered.map(({ source }) => source);
  if (!first) return unknown('absent', 'no earlier liver procedure is recorded');
  return known(
    ordered.flatMap(({ procedure }) => procedure ?? []),
    [first, ...more],
  );
}

const WEEK = 7 * 24 * 3_600_000;

/** Dialysis by the rule of MELD: at least twice in the week before `before` (epoch milliseconds). */
export function readDialysis(done: readonly DoneProcedure[], before: number): Fact<boolean> {
  const recent = done.filter(
    ({ isDialysis, period }) => isDialysis && period && period.start <= before && period.end >= before - WEEK,
  );
  const [first, ...more] = recent
    .map(({ source }) => source)
    .toSorted((a, b) => a.reference.localeCompare(b.reference));
  if (first && more.length > 0) return known(true, [first, ...more]);
  const because = first
    ? 'only one dialysis is recorded in the week before'
    : 'whether the patient is on dialysis is not recorded';
  return unknown('absent', because, first ? [first] : []);
}
