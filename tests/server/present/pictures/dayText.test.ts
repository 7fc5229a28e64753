import { expect, it } from 'vitest';
import { dayText } from '../../../../server/present/pictures/dayText.ts';

it.each([
  ['2026-01-13T23:30:00Z', 'Europe/Berlin', '14 Jan 2026'],
  ['2026-01-13T23:30:00Z', 'America/New_York', '13 Jan 2026'],
  ['2026-01-13', 'America/New_York', '13 Jan 2026'],
  ['2026-01', 'Europe/Berlin', 'Jan 2026'],
  ['2026', 'Europe/Berlin', '2026'],
  ['', 'Europe/Berlin', 'no date recorded'],
  ['last spring', 'Europe/Berlin', 'last spring'],
])('%s in %s is %s', (text, zone, expected) => expect(dayText(text, zone)).toBe(expected));
