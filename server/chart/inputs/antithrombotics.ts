import anticoagulantCodes from '../../../profiles/valuesets/anticoagulant.json' with { type: 'json' };
import antiplateletCodes from '../../../profiles/valuesets/antiplatelet.json' with { type: 'json' };
import type { Administration } from '../administrations.ts';
import { type Drug, type DrugGroup, recognize, unidentified } from '../drug.ts';
import { type Fact, known, type SetAside, type Source, type UnknownFact, unknown } from '../fact.ts';
import type { Antithrombotic } from '../facts.ts';
import type { Input } from '../input.ts';
import type { MedicationOrder } from '../medicationOrders.ts';
import type { Policy } from '../policy.ts';
import { daysBefore } from '../time.ts';
import { valueSet } from '../valueSet.ts';

const GROUPS: readonly (DrugGroup & { readonly kind: Antithrombotic['kind'] })[] = [
  {
    kind: 'anticoagulant',
    valueSet: valueSet(anticoagulantCodes),
    names: [
      ...['warfarin', 'phenprocoumon', 'acenocoumarol', 'apixaban', 'rivaroxaban', 'edoxaban', 'dabigatran'],
      ...['heparin', 'enoxaparin', 'dalteparin', 'tinzaparin', 'nadroparin', 'fondaparinux'],
      ...['argatroban', 'bivalirudin'],
    ],
  },
  {
    kind: 'antiplatelet',
    valueSet: valueSet(antiplateletCodes),
    names: [
      ...['aspirin', 'acetylsalicylic acid', 'clopidogrel', 'prasugrel', 'ticagrelor', 'cangrelor', 'ticlopidine'],
      ...['dipyridamole', 'cilostazol'],
    ],
  },
];

export const antithrombotics: Input = {
  id: 'antithrombotics',
  title: 'anticoagulants and antiplatelet drugs',
  valueSets: GROUPS.map((group) => group.valueSet),
  lookBack: 'medications',
  howRead:
    'Orders in force, however old, and doses given inside the look-back, by code or by name. That none is found does not show that the patient takes none.',
};

/** Every code and every name by which one of these drugs is recognized. */
export const namesOfAntithrombotics = (): readonly string[] =>
  GROUPS.flatMap(({ valueSet: { codings }, names }) => [...codings.map(({ code }) => code), ...names]);

/** A record that may be of an antithrombotic, and when it was made, in epoch milliseconds. */
interface DrugRecord {
  readonly record: Antithrombotic['record'];
  readonly drug: Drug;
  readonly at: number;
  readonly source: Source;
  readonly onHold: boolean;
}

/** Anticoagulants and antiplatelet drugs in force or given lately at `asOf` (epoch milliseconds), latest first. */
export function readAntithrombotics(
  orders: readonly MedicationOrder[],
  administrations: readonly Administration[],
  policy: Policy,
  asOf: number,
): Fact<readonly Antithrombotic[]> {
  if (orders.length === 0 && administrations.length === 0) return none([]);
  const records = [...inForce(orders, asOf), ...givenLately(administrations, policy, asOf)].toSorted(latestFirst);
  const judged = records.map((each) => ({ each, item: antithrombotic(each) }));
  const found = latestDoses(judged.flatMap(({ each, item }) => (item && !each.onHold ? [{ each, item }] : [])));
  const held = judged.flatMap(({ each, item }): readonly SetAside[] =>
    item && each.onHold ? [{ ...each.source, because: 'the order is on hold' }] : [],
  );
  const setAside = [...held, ...unidentified(judged.flatMap(({ each, item }) => (item ? [] : [each])))];
  const [first, ...more] = found.map(({ each }) => each.source);
  if (!first) return none(setAside);
  return known(
    found.map(({ item }) => item),
    [first, ...more],
    setAside,
  );
}

const inForce = (orders: readonly MedicationOrder[], asOf: number): readonly DrugRecord[] =>
  orders
    .map(({ drug, status, authored, source }) => {
      const at = authored?.start ?? 0;
      return { record: 'order' as const, drug, at, source, onHold: status === 'on-hold' };
    })
    .filter(({ at }) => at <= asOf);

/** Whatever became of a dose that was begun: some of the drug was given. */
function givenLately(administrations: readonly Administration[], policy: Policy, asOf: number): readonly DrugRecord[] {
  const oldest = daysBefore(asOf, policy.lookBackDays.medications, policy.timeZone);
  return administrations.flatMap(({ drug, period, source }) => {
    if (!period || period.start > asOf || period.end < oldest) return [];
    return [{ record: 'administration' as const, drug, at: period.start, source, onHold: false }];
  });
}

const latestFirst = (a: DrugRecord, b: DrugRecord): number =>
  b.at - a.at || a.source.reference.localeCompare(b.source.reference);

function antithrombotic({ record, drug, source }: DrugRecord): Antithrombotic | undefined {
  for (const group of GROUPS) {
    const recognizedBy = recognize(drug, group);
    const { recordedAt: date, reference } = source;
    if (recognizedBy) return { kind: group.kind, record, name: drug.name, date, recognizedBy, reference };
  }
  return undefined;
}

/** Of the doses of one drug only the latest: a patient on heparin has three a day. */
const latestDoses = <Found extends { readonly item: Antithrombotic }>(found: readonly Found[]): readonly Found[] =>
  found.filter(
    ({ item }, index) =>
      item.record === 'order' || found.findIndex((other) => isDoseOf(other.item, item.name)) === index,
  );

const isDoseOf = ({ record, name }: Antithrombotic, drug: string): boolean =>
  record === 'administration' && name === drug;

function none(setAside: readonly SetAside[]): UnknownFact {
  const what = 'anticoagulant or antiplatelet drug';
  const [first] = setAside;
  return first
    ? unknown('indeterminate', `no ${what} is recorded with certainty: ${first.because}`, [], setAside)
    : unknown('absent', `no ${what} is recorded, which does not show that there is none`);
}
