import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../server/chart/fact.ts';
import { timeToTreatmentRow } from '../../../../server/present/afterTreatment/timeToTreatmentRow.ts';
import type { TimeToTreatment } from '../../../../server/scores/afterTreatment/timeToTreatment.ts';

const MOMENT = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };
const SOURCE = { reference: 'Condition/1', recordedAt: '2025-04-08', asRecorded: 'Liver metastases' };
const row = (time: TimeToTreatment) => timeToTreatmentRow(known(time, [SOURCE]), MOMENT);

describe('the time from liver metastasis to the first treatment', () => {
  it.each<[string, TimeToTreatment, string, string]>([
    [
      'exactly four months',
      {
        shortest: { days: 122, months: 4, daysBeyond: 0 },
        longest: { days: 122, months: 4, daysBeyond: 0 },
        split: 'up-to-4-months',
      },
      '122 days (4 months)',
      'within 4 months',
    ],
    [
      'a few days',
      {
        shortest: { days: 1, months: 0, daysBeyond: 1 },
        longest: { days: 1, months: 0, daysBeyond: 1 },
        split: 'up-to-4-months',
      },
      '1 day',
      'within 4 months',
    ],
    [
      'a partial date',
      {
        shortest: { days: 100, months: 3, daysBeyond: 9 },
        longest: { days: 130, months: 4, daysBeyond: 8 },
        split: 'either',
      },
      '100 days (3 months and 9 days) to 130 days (4 months and 8 days)',
      'on either side of 4 months: the recorded dates do not say',
    ],
  ])('%s', (_, time, found, split) => expect(row(time)).toMatchObject({ found, split, isReason: false }));

  it('is missing with its reason and with what was found', () =>
    expect(timeToTreatmentRow(unknown('conflicting', 'the dates are in the wrong order', [SOURCE]), MOMENT)).toEqual({
      found: 'the dates are in the wrong order',
      isReason: true,
      split: null,
      sources: [{ text: 'Liver metastases, 8 Apr 2025 (9 months ago)', reference: 'Condition/1' }],
      setAside: [],
    }));
});
