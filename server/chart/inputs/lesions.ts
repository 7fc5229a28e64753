import additionalCodes from '../../../profiles/valuesets/tumor-additional-dimension.json' with { type: 'json' };
import dimensionCodes from '../../../profiles/valuesets/tumor-maximum-dimension.json' with { type: 'json' };
import sizeCodes from '../../../profiles/valuesets/tumor-size.json' with { type: 'json' };
import type { MeasuredInput } from '../measuredInput.ts';
import { type QuantityRule, readQuantity } from '../quantity.ts';
import { valueSet } from '../valueSet.ts';

export const tumorSize = valueSet(sizeCodes);
export const maximumDimension = valueSet(dimensionCodes);
/** Any other dimension than the largest, which in practice may hold the largest after all. */
export const additionalDimension = valueSet(additionalCodes);

const CENTIMETRES: QuantityRule = { unit: 'cm', plausible: [0.1, 50] };
const COUNT: QuantityRule = { unit: '1', unitless: ['1', '{lesions}', '{count}'], plausible: [0, 200] };

export const lesionCount: MeasuredInput = {
  id: 'lesion-count',
  title: 'number of liver lesions',
  valueSets: [],
  lookBack: 'lesions',
  unit: '1',
  worse: 'higher',
  howRead:
    'Tumors recorded in the liver (mCODE Tumor), dated by their latest measurement, else what a clinician states.',
  read: (holder) => readQuantity(holder, COUNT),
};

export const largestLesion: MeasuredInput = {
  id: 'largest-lesion-cm',
  title: 'size of the largest liver lesion',
  valueSets: [tumorSize],
  lookBack: 'lesions',
  unit: 'cm',
  worse: 'higher',
  howRead:
    'Largest of the latest maximum dimensions (mCODE TumorSize) of all tumors recorded in the liver, else what a clinician states. While a recorded tumor has no usable measurement, the largest is only known to be at least that of the others; so too while a recent measurement names no recorded tumor.',
  read: (holder) => readQuantity(holder, CENTIMETRES),
};
