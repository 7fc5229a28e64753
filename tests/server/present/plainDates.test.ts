import { describe, expect, it } from 'vitest';
import { plainDates } from '../../../server/present/plainDates.ts';

describe('days in a sentence of the engine', () => {
  it.each([
    ['no INR between 2025-11-08 and 2026-01-07', 'no INR between 8 Nov 2025 and 7 Jan 2026'],
    ['the treatment of 2025-07-29; about 5 to 7 weeks', 'the treatment of 29 Jul 2025; about 5 to 7 weeks'],
    ['recorded in Observation/inr-2025-07-29', 'recorded in Observation/inr-2025-07-29'],
    ['platelets 2025-13-45', 'platelets 2025-13-45'],
    ['nothing to change', 'nothing to change'],
  ])('%s', (text, plain) => expect(plainDates(text, 'America/New_York')).toBe(plain));
});
