import type { FollowUp, FollowUpState } from '../../../audit/followUp.ts';
import { escaped } from './escaped.ts';
import { KIND_WORDS } from './words.ts';

const STATES: Readonly<Record<FollowUpState, string>> = {
  done: 'done',
  died: 'the patient died before it ended, and nothing is recorded in it',
  'died-unknown-when': 'nothing recorded; the patient died, and the record does not say whether before its end',
  'not-done': 'nothing recorded',
  'not-yet': 'not due yet',
};

/** The follow-up of one case; "" for a resection. */
export function followUpLine(found: FollowUp | null): string {
  if (!found) return '';
  const { state, window } = found;
  const parts = [
    STATES[state],
    ...(state === 'done' ? whatWasFound(found) : []),
    ...death(found),
    ...found.otherTreatments.map(
      ({ kind, day, sources }) =>
        `another treatment of the liver in between: ${KIND_WORDS[kind]}, ${day} (${sources.map(({ reference }) => reference).join(', ')})`,
    ),
  ];
  return `<p>Three months after (${window.from} to ${window.to}): ${escaped(parts.join('; '))}.</p>`;
}

function whatWasFound({ missing, grades, meldChange, meldNotComputable, recist }: FollowUp): readonly string[] {
  const raised = grades.filter(({ grade }) => grade > 0).map(({ term, grade }) => `${term}: grade ${grade}`);
  return [
    missing.length === 0 ? 'every compared laboratory value' : `without usable ${missing.join(', ')}`,
    `CTCAE v5.0 ${grades.length === 0 ? 'not gradable' : raised.join(', ') || 'grade 0'}`,
    meldChange === null ? meldNotComputable : `MELD changed by ${meldChange}`,
    ...(recist ? [`RECIST ${recist}`] : []),
  ];
}

function death({ state, died }: FollowUp): readonly string[] {
  if (died === null) return [];
  if (died === '') return ['recorded as deceased without a date'];
  return [state === 'done' ? `recorded as deceased ${died}` : `deceased ${died}`];
}
