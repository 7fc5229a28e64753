import { describe, expect, it } from 'vitest';
import { followUpWindow } from '../../../../server/scores/afterTreatment/followUpWindow.ts';
import { type RecordedRecist, responseAtFollowUp } from '../../../../server/scores/afterTreatment/recordedResponse.ts';
import { millis, POLICY, period, session } from './record.ts';

const TREATED = session('2026-01-15');
const assessed = (
  date: string,
  category: RecordedRecist['category'],
  reference = `Observation/${date}`,
): RecordedRecist => ({
  criteria: 'RECIST',
  category,
  period: period(date),
  source: { reference, recordedAt: date, asRecorded: category },
});

const response = (responses: readonly RecordedRecist[], asOf = '2026-12-01T00:00:00Z', unreadable?: string) =>
  responseAtFollowUp<RecordedRecist>(
    { criteria: 'RECIST', responses, ...(unreadable ? { unreadable } : {}) },
    TREATED,
    followUpWindow(TREATED.day, POLICY, millis(asOf)),
    'UTC',
    millis(asOf),
  );

describe('the recorded response after a treatment', () => {
  it('is the one nearest to three months, with its source', () => {
    expect(
      response([assessed('2026-03-20', 'SD'), assessed('2026-04-14', 'PD'), assessed('2026-08-01', 'PR')]),
    ).toMatchObject({
      value: { criteria: 'RECIST', category: 'PD', day: '2026-04-14', daysFromTreatment: 89 },
      sources: [{ reference: 'Observation/2026-04-14' }],
    });
  });

  it('recorded twice on one day alike is one, recorded differently is conflicting', () => {
    const again = (category: RecordedRecist['category']) => [
      assessed('2026-04-14', 'PD', 'Observation/a'),
      assessed('2026-04-14', category, 'Observation/b'),
    ];
    expect(response(again('PD'))).toMatchObject({ known: true, sources: [{}, {}] });
    expect(response(again('SD'))).toMatchObject({
      why: 'conflicting',
      because: 'the response by RECIST of 2026-04-14 is recorded as PD and SD',
    });
  });

  it('that nobody recorded is said to be missing, not to be stable', () => {
    expect(response([assessed('2026-01-10', 'SD')])).toMatchObject({
      known: false,
      because: expect.stringContaining('no response by RECIST between 2026-03-16 and 2026-05-15'),
    });
  });

  it('of later than asOf is not read', () => {
    expect(response([assessed('2026-04-14', 'PD')], '2026-04-01T00:00:00Z').known).toBe(false);
  });

  it('of a record that could not be read is not readable', () => {
    expect(response([assessed('2026-04-14', 'PD')], undefined, 'the query failed')).toMatchObject({
      why: 'not-readable',
    });
  });
});
