import type { Outcome, Subgroup } from '../outcome.ts';
import type { ComparedPatient } from './patient.ts';

/** How a patient stands to the subgroup an outcome was seen in. */
export interface SubgroupMatch {
  /** `false`: the patient belongs to another group. */
  readonly applies: boolean;
  /** How many features of the subgroup are known to be this patient's. */
  readonly shared: number;
  readonly words: readonly string[];
}

type Answer = { readonly is: 'same' | 'open'; readonly words?: string } | { readonly is: 'other' };

const OTHER: Answer = { is: 'other' };

/** Compares every feature of the subgroup. What is not known excludes nothing: both groups are shown then. */
export function subgroupMatch({ applies = {} }: Outcome, patient: ComparedPatient): SubgroupMatch {
  const answers = [
    disease(applies, patient),
    delay(applies, patient),
    margin(applies, patient),
    resection(applies, patient),
    course(applies.meldChange, patient.meldChange, 'MELD change after treatment as in this patient'),
    course(applies.response, patient.response, 'response to treatment as in this patient'),
  ].filter((answer) => answer !== null);
  return {
    applies: answers.every(({ is }) => is !== 'other'),
    shared: answers.filter(({ is }) => is === 'same').length,
    words: answers.flatMap((answer) => ('words' in answer && answer.words ? [answer.words] : [])),
  };
}

function disease({ extrahepaticDisease: wanted }: Subgroup, patient: ComparedPatient): Answer | null {
  if (wanted === undefined) return null;
  if (patient.extrahepaticDisease === null)
    return { is: 'open', words: 'whether there is extrahepatic disease is not known for this patient' };
  if (patient.extrahepaticDisease !== wanted) return OTHER;
  return { is: 'same', words: `${wanted ? 'extrahepatic disease' : 'no extrahepatic disease'}, as in this patient` };
}

function delay({ monthsFromLiverMetastasis: wanted }: Subgroup, patient: ComparedPatient): Answer | null {
  if (wanted === undefined) return null;
  const found = patient.monthsFromLiverMetastasis;
  if (found === null) return { is: 'open', words: 'months since liver metastasis not known for this patient' };
  if (found !== wanted) return OTHER;
  const side = wanted === 'up-to-4' ? 'within 4 months of' : 'later than 4 months after';
  return { is: 'same', words: `first treatment ${side} liver metastasis, as in this patient` };
}

function margin({ margin: wanted }: Subgroup, patient: ComparedPatient): Answer | null {
  if (wanted === undefined) return null;
  if (patient.margin === null) return { is: 'open', words: 'the margin of a resection is not known for this patient' };
  return patient.margin === wanted ? { is: 'same', words: `margin ${wanted}, as in this patient` } : OTHER;
}

/** First resections stay in view for a patient who had one, as a difference; repeat resections need one on record. */
function resection({ repeatResection: wanted }: Subgroup, patient: ComparedPatient): Answer | null {
  if (wanted !== true) return null;
  return patient.priorResection ? { is: 'same', words: 'after an earlier liver resection, as in this patient' } : OTHER;
}

/** Groups formed three months after treatment say nothing before it: they are shown only once the course is known. */
function course<T>(wanted: T | undefined, found: T | null, words: string): Answer | null {
  if (wanted === undefined) return null;
  return found === wanted ? { is: 'same', words } : OTHER;
}
