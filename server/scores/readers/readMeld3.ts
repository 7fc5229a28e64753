import type { Facts } from '../../chart/facts.ts';
import { anticoagulantNotes, anticoagulantsIn } from '../anticoagulants.ts';
import { CAVEATS } from '../caveats.ts';
import { MELD3_BOUNDS, meld3 } from '../meld3.ts';
import type { Score } from '../score.ts';
import type { Analyte } from './readAnalytes.ts';
import { readMeldForm, type Variant } from './readMeldForm.ts';
import { readSex, type Sex } from './readSex.ts';

const variantOf = (sex: Sex): Variant<Analyte> => ({
  when: sex,
  compute: (values, dialysis) => meld3({ ...values, dialysis, female: sex === 'female' }),
});

/** MELD 3.0 of one patient; both values when sex is recorded as other or unknown, or not at all. */
export function readMeld3(facts: Facts): Score {
  const sex = readSex(facts.sex);
  const [first, ...others] = sex.possible;
  return readMeldForm<Analyte>(
    {
      version: 'MELD 3.0 (Kim 2021, OPTN 2023)',
      citation: 'Kim WR et al. Gastroenterology 2021;161:1887-95. doi:10.1053/j.gastro.2021.08.050',
      bounds: MELD3_BOUNDS,
      variants: [variantOf(first), ...others.map(variantOf)],
      because: sex.because,
      inputs: { sex: sex.input },
      notes: [
        ...anticoagulantNotes(anticoagulantsIn(facts.antithrombotics)),
        CAVEATS.seriesVersion,
        CAVEATS.chronicLiverDisease,
      ],
    },
    facts,
  );
}
