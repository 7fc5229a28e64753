import { expect, it } from 'vitest';
import { daysFromText } from '../../../../server/present/afterTreatment/daysFromText.ts';

it.each([
  [-7, '7 days before the treatment'],
  [-1, '1 day before the treatment'],
  [0, 'on the day of the treatment'],
  [1, '1 day after the treatment'],
  [91, '91 days after the treatment'],
])('%d days from a treatment', (days, text) => expect(daysFromText(days)).toBe(text));
