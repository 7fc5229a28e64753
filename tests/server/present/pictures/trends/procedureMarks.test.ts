import { describe, expect, it } from 'vitest';
import type { ChartEvent } from '../../../../../server/present/pictures/chartEvent.ts';
import { procedureMarks } from '../../../../../server/present/pictures/trends/procedureMarks.ts';

const DAY = 86_400_000;
const span = { from: 0, to: 100 * DAY };
const event = (name: string, from: number | null, days = 0): ChartEvent => ({
  lane: 'procedure',
  name,
  source: { reference: `Procedure/${name}`, recordedAt: '', asRecorded: name },
  when: from === null ? null : { from: from * DAY, to: (from + days) * DAY },
  doubt: null,
});
const marks = (...events: readonly ChartEvent[]) =>
  procedureMarks(events, span).map(({ letter, from, to, level, events: all }) =>
    [letter, from / DAY, to / DAY, level, all.map(({ name }) => name).join('+')].join(' '),
  );

describe('procedures in a trend', () => {
  it.each<[string, readonly ChartEvent[], readonly string[]]>([
    ['have letters in order of time', [event('tace', 10), event('y90', 60)], ['A 10 10 0 tace', 'B 60 60 0 y90']],
    ['of one time share a letter', [event('tace', 10), event('beads', 10)], ['A 10 10 0 tace+beads']],
    [
      'that would touch stand in rows of their own',
      [event('a', 10), event('b', 12), event('c', 13)],
      ['A 10 10 0 a', 'B 12 12 1 b', 'C 13 13 2 c'],
    ],
    ['of a vague date are bands', [event('a', 10, 30)], ['A 10 40 0 a']],
    ['of a vague date that began before are cut off where the picture begins', [event('a', -10, 30)], ['A 0 20 0 a']],
    ['from before, or without a date, have no mark', [event('a', -10), event('b', null)], []],
  ])('%s', (_, events, expected) => expect(marks(...events)).toEqual(expected));
});
