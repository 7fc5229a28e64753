import type { Fact } from '../chart/fact.ts';
import type { Antithrombotic } from '../chart/facts.ts';

/** Names of the anticoagulants in force, each once. Drugs against platelets do not raise the INR. */
export const anticoagulantsIn = (fact: Fact<readonly Antithrombotic[]>): readonly string[] =>
  fact.known ? distinct(fact.value.flatMap(({ kind, name }) => (kind === 'anticoagulant' ? [name] : []))) : [];

/** What to know of a score that takes the INR for a measure of the liver; nothing when no anticoagulant is recorded. */
export const anticoagulantNotes = (names: readonly string[]): readonly string[] =>
  names.length === 0
    ? []
    : [
        `Anticoagulant recorded (${distinct(names).join(', ')}): it can raise the INR, and MELD with it, although the liver is unchanged.`,
      ];

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];
