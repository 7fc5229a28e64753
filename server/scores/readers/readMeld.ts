import type { Facts } from '../../chart/facts.ts';
import { anticoagulantNotes, anticoagulantsIn } from '../anticoagulants.ts';
import { CAVEATS } from '../caveats.ts';
import { MELD_BOUNDS, meld } from '../meld.ts';
import type { Score } from '../score.ts';
import { readMeldForm } from './readMeldForm.ts';

/** MELD of one patient, who takes `anticoagulants` (names): those in force unless others are given. */
export const readMeld = (facts: Facts, anticoagulants = anticoagulantsIn(facts.antithrombotics)): Score =>
  readMeldForm(
    {
      version: 'MELD (UNOS 2002)',
      citation: 'Kamath PS et al. Hepatology 2001;33:464-70. doi:10.1053/jhep.2001.22172',
      bounds: MELD_BOUNDS,
      variants: [{ when: '', compute: (values, dialysis) => meld({ ...values, dialysis }) }],
      because: '',
      inputs: {},
      notes: [...anticoagulantNotes(anticoagulants), CAVEATS.seriesVersion, CAVEATS.chronicLiverDisease],
    },
    facts,
  );
