import type { Facts } from '../../chart/facts.ts';
import { anticoagulantNotes, anticoagulantsIn } from '../anticoagulants.ts';
import { CAVEATS } from '../caveats.ts';
import { MELD_MAXIMUM } from '../meld.ts';
import { MELD_NA_BOUNDS, type MeldNaInput, meldNa, meldNaRoundedLast } from '../meldNa.ts';
import { roundHalfUp } from '../roundHalfUp.ts';
import type { Score } from '../score.ts';
import { readMeldForm } from './readMeldForm.ts';

const ROUNDED_FIRST = 'MELD is rounded before sodium enters, as the allocation policy says.';

/** MELD-Na of one patient. */
export const readMeldNa = (facts: Facts): Score =>
  readMeldForm(
    {
      version: 'MELD-Na (OPTN 2016)',
      citation: 'OPTN Policy 9.1.D, MELD score with sodium, in force January 2016 to July 2023',
      bounds: MELD_NA_BOUNDS,
      variants: [{ when: '', compute: (values, dialysis) => meldNa({ ...values, dialysis }) }],
      because: '',
      inputs: {},
      notes: [
        ...anticoagulantNotes(anticoagulantsIn(facts.antithrombotics)),
        CAVEATS.seriesVersion,
        CAVEATS.chronicLiverDisease,
      ],
      remarks: (values, dialysis) => [roundingNote({ ...values, dialysis })],
    },
    facts,
  );

/** Names the value of the other order where it differs, because calculators in use disagree. */
function roundingNote(input: MeldNaInput): string {
  const last = meldNaRoundedLast(input);
  const shown = Math.min(MELD_MAXIMUM, roundHalfUp(last));
  if (shown === Math.min(MELD_MAXIMUM, roundHalfUp(meldNa(input)))) return ROUNDED_FIRST;
  return `${ROUNDED_FIRST} Rounded only at the end it would be ${shown} (${last.toFixed(2)}).`;
}
