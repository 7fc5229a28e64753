import { describe, expect, it } from 'vitest';
import { daysText, earlierTreatments } from '../../../../server/present/worksheet/earlierTreatments.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const PATIENT = 'after-deb-tace-both-lobes';
const GAP = { query: 'procedures', reason: 'the EHR answered 503', feeds: ['prior-liver-procedures' as const] };

describe('earlier liver-directed treatments, for the staging of both lobes', () => {
  it('each with its date, the time since, and the interval to the one before beside that of the series', () =>
    expect(earlierTreatments(assessmentOfPatient(PATIENT)).rows).toEqual([
      {
        date: '29 Jul 2025',
        name: 'DEB-TACE, right lobe of the liver',
        since: '170 days (24 weeks and 2 days)',
        interval: null,
        references: ['Procedure/db-procedure-1'],
      },
      {
        date: '9 Sep 2025',
        name: 'DEB-TACE, left lobe of the liver',
        since: '128 days (18 weeks and 2 days)',
        interval: expect.stringMatching(
          /^42 days after the treatment of 29 Jul 2025; about 5 to 7 weeks \(35 to 49 days\)/,
        ),
        references: ['Procedure/db-procedure-2'],
      },
    ]));

  it('says when 5 to 7 weeks after the latest chemoembolization are, and what the chart does not tell', () =>
    expect(earlierTreatments(assessmentOfPatient(PATIENT)).span).toBe(
      '5 to 7 weeks after the latest chemoembolization: 14 Oct 2025 to 28 Oct 2025. Which lobe was treated, and whether with beads, is not read from the chart.',
    ));

  it('a liver resection is named apart, and is no liver-directed treatment', () => {
    const { rows, nothing, resections, span } = earlierTreatments(
      assessmentOfPatient('prior-hepatectomy-and-recurrence'),
    );
    expect(rows).toEqual([]);
    expect(nothing).toBe('No liver-directed treatment is recorded, which does not show that there was none.');
    expect(resections).toEqual(['Right hepatectomy, 14 Jun 2022, 13:30 (Procedure/ph-procedure-1)']);
    expect(span).toBeNull();
  });

  it('when the procedures could not be read completely, it says so beside those that were', () => {
    const { rows, incomplete } = earlierTreatments(assessmentOfPatient(PATIENT, { gaps: [GAP] }));
    expect(rows).toHaveLength(2);
    expect(incomplete).toContain('the EHR answered 503');
  });
});

describe('a number of days', () => {
  it.each([
    [0, '0 days'],
    [1, '1 day'],
    [6, '6 days'],
    [7, '7 days (1 week)'],
    [8, '8 days (1 week and 1 day)'],
    [42, '42 days (6 weeks)'],
    [128, '128 days (18 weeks and 2 days)'],
  ])('%d', (days, text) => expect(daysText(days)).toBe(text));
});
