import type { Facts } from '../../chart/facts.ts';
import { CAVEATS } from '../caveats.ts';
import { MELD_BOUNDS, meld } from '../meld.ts';
import type { Score } from '../score.ts';
import { readMeldForm } from './readMeldForm.ts';

/** MELD of one patient. */
export const readMeld = (facts: Facts): Score =>
  readMeldForm(
    {
      version: 'MELD (UNOS 2002)',
      citation: 'Kamath PS et al. Hepatology 2001;33:464-70. doi:10.1053/jhep.2001.22172',
      bounds: MELD_BOUNDS,
      variants: [{ when: '', compute: (values, dialysis) => meld({ ...values, dialysis }) }],
      because: '',
      inputs: {},
      notes: [CAVEATS.seriesVersion, CAVEATS.chronicLiverDisease],
    },
    facts,
  );
