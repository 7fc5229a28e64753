import heightCodes from '../../../profiles/valuesets/body-height.json' with { type: 'json' };
import weightCodes from '../../../profiles/valuesets/body-weight.json' with { type: 'json' };
import type { MeasuredInput } from '../measuredInput.ts';
import { type QuantityRule, readQuantity } from '../quantity.ts';
import { valueSet } from '../valueSet.ts';

const KILOGRAMS: QuantityRule = { unit: 'kg', plausible: [20, 400] };
const CENTIMETRES: QuantityRule = { unit: 'cm', plausible: [80, 260] };

export const bodyWeight: MeasuredInput = {
  id: 'body-weight',
  title: 'body weight',
  valueSets: [valueSet(weightCodes)],
  lookBack: 'bodyMeasurements',
  unit: 'kg',
  worse: 'lower',
  howRead: 'Latest body weight. Brought to kg; without a unit that is understood it is not used.',
  read: (holder) => readQuantity(holder, KILOGRAMS),
};

export const bodyHeight: MeasuredInput = {
  id: 'body-height',
  title: 'body height',
  valueSets: [valueSet(heightCodes)],
  unit: 'cm',
  worse: 'lower',
  howRead: 'Latest body height, however old. Brought to cm; without a unit that is understood it is not used.',
  read: (holder) => readQuantity(holder, CENTIMETRES),
};
