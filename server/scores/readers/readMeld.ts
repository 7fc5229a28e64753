import type { Facts } from '../../chart/facts.ts';
import { anticoagulantNotes, anticoagulantsIn } from '../anticoagulants.ts';
import { CAVEATS } from '../caveats.ts';
import { MELD_BOUNDS, meld } from '../meld.ts';
import type { Score } from '../score.ts';
import { type MeldForm, readMeldForm } from './readMeldForm.ts';

/** MELD of one patient, who takes `anticoagulants` (names): those in force unless others are given. */
export const readMeld = (facts: Facts, anticoagulants = anticoagulantsIn(facts.antithrombotics)): Score =>
  readMeldForm(
    anticoagulants.length === 0 ? FORM : { ...FORM, notes: [...anticoagulantNotes(anticoagulants), ...FORM.notes] },
    facts,
  );

const FORM: MeldForm<'creatinine' | 'bilirubin' | 'inr'> = {
  version: 'MELD (UNOS 2002)',
  citation: 'Kamath PS et al. Hepatology 2001;33:464-70. doi:10.1053/jhep.2001.22172',
  bounds: MELD_BOUNDS,
  variants: [
    { when: '', compute: ({ creatinine, bilirubin, inr }, dialysis) => meld({ creatinine, bilirubin, inr, dialysis }) },
  ],
  because: '',
  inputs: {},
  notes: [CAVEATS.seriesVersion, CAVEATS.chronicLiverDisease],
};
