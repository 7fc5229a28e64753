import ejs from 'ejs';
import { describe, expect, it } from 'vitest';
import {
  type AfterTreatmentPageModel,
  afterTreatmentPage,
} from '../../../../server/present/afterTreatment/afterTreatmentPage.ts';
import { VIEWS } from '../../../views/render.ts';
import { CONTEXT } from '../assessmentBuilder.ts';
import { assessmentOfPatient, expectedOfPatient } from '../patientAssessment.ts';

const render = (page: AfterTreatmentPageModel): Promise<string> =>
  ejs.renderFile(`${VIEWS}after-treatment.ejs`, { page });

const PATIENT = 'after-deb-tace-both-lobes';

interface ExpectedTreatment {
  readonly day: string;
  readonly isFirst: boolean;
  readonly daysSincePrevious: number | null;
  readonly meld: readonly [number, number];
  readonly meldGroup: string;
  /** By input; `null` is "not gradable". */
  readonly grades: Readonly<Record<string, number | null>>;
  readonly recist: string | null;
}
const { afterTreatment: expected } = expectedOfPatient<{
  afterTreatment: {
    daysFromLiverMetastasis: number;
    split: string;
    treatments: readonly ExpectedTreatment[];
  };
}>(PATIENT);

describe('two sessions of DEB-TACE six weeks apart', () => {
  const assessment = assessmentOfPatient(PATIENT);
  const page = afterTreatmentPage(assessment, CONTEXT);

  it('are compared as derived by hand: MELD, grades, response, interval', () => {
    const { treatments } = assessment.afterTreatment;
    const found = treatments.map(({ session, isFirst, interval, meld, laboratory, recist }) => ({
      day: session.day,
      isFirst,
      daysSincePrevious: interval?.days ?? null,
      meld: [meld.baseline.value, meld.followUp.value],
      meldGroup: meld.group,
      grades: Object.fromEntries(laboratory.map(({ id, grade }) => [id, grade.gradable ? grade.grade : null])),
      recist: recist.known ? recist.value.category : null,
    }));
    expect(found).toEqual(expected.treatments);
  });

  it('are told in words: which is the first, how far apart, what else may show in the values', () => {
    const [first, second] = page.treatments;
    expect(first).toMatchObject({
      title: 'DEB-TACE, right lobe of the liver, 29 Jul 2025',
      place: ['First liver-directed treatment in this chart; the series assessed toxicity after the first.'],
      others: ['DEB-TACE, left lobe of the liver, 42 days after the treatment (Procedure/db-procedure-2)'],
    });
    expect(first?.window).toBe(
      'Follow-up counts from 27 Sep 2025 to 26 Nov 2025 (60 to 120 days after the treatment, site policy); of several values the nearest to 29 Oct 2025.',
    );
    expect(second?.place[1]).toMatch(/^Interval: 42 days after the treatment of 29 Jul 2025; about 5 to 7 weeks/);
    expect(second?.others).toEqual([]);
  });

  it('MELD has its inputs and dates for both times', () => {
    const meld = page.treatments[0]?.meld;
    expect(meld?.summary).toBe('6 before, 11 after: 5 points higher');
    expect(meld?.scores.map(({ when, score }) => [when, score.value])).toEqual([
      ['Before', '6'],
      ['About 3 months after', '11'],
    ]);
    const bilirubin = meld?.scores[1]?.score.inputs.find(({ name }) => name === 'total bilirubin');
    expect(bilirubin).toMatchObject({
      found: '1.6 mg/dL',
      date: '28 Oct 2025, 11:40',
      reference: 'Observation/db-bilirubin-3',
    });
    expect(page.treatments[1]?.meld.summary).toBe('7 before, 7 after: no change');
  });

  it('beside the change of MELD stands the anticoagulant that can raise it, in view', async () => {
    const note =
      'Anticoagulant recorded (Apixaban 5 mg tablet): it can raise the INR, and MELD with it, although the liver is unchanged.';
    expect(page.treatments[0]?.meld.anticoagulants).toBe(note);
    expect((await render(page)).split('<summary>Inputs of MELD')[0]).toContain(note);
  });

  it('the response is the recorded one; mRECIST is never read from a chart', () =>
    expect(page.treatments.map(({ responses }) => responses.map(({ criteria, found }) => [criteria, found]))).toEqual([
      [
        ['RECIST', 'stable disease, 93 days after the treatment'],
        ['mRECIST', 'a response by mRECIST has no code by which it could be read from the chart'],
      ],
      [
        [
          'RECIST',
          'no response by RECIST between 8 Nov 2025 and 7 Jan 2026 (60 to 120 days after the treatment, site policy)',
        ],
        ['mRECIST', 'a response by mRECIST has no code by which it could be read from the chart'],
      ],
    ]));

  it('the time from liver metastasis stands with both of its sources', () => {
    expect(page.time).toMatchObject({
      found: '112 days (3 months and 21 days)',
      isReason: false,
      split: 'within 4 months',
    });
    expect(expected).toMatchObject({ daysFromLiverMetastasis: 112, split: 'up-to-4-months' });
    expect(page.time.sources.map(({ reference }) => reference)).toEqual([
      'Condition/db-liver-metastasis-1',
      'Procedure/db-procedure-1',
    ]);
  });
});

describe('a window of the site’s own', () => {
  const policy = { followUpDays: { from: 85, to: 92 } };
  const OWN = '85 to 92 days after the treatment, site policy, set by this site in place of 60 to 120';

  it('is named as the site’s beside the usual one, wherever it is shown', () => {
    const page = afterTreatmentPage(assessmentOfPatient(PATIENT, { policy }), CONTEXT);
    expect(page.followUp).toBe(OWN);
    expect(page.treatments[0]?.window).toContain(`(${OWN})`);
    expect(page.treatments[1]?.responses[0]?.found).toContain(`(${OWN})`);
  });

  it('decides what counts: a response on day 93 lies outside it, results of day 91 inside', () => {
    const [first] = assessmentOfPatient(PATIENT, { policy }).afterTreatment.treatments;
    expect(first?.recist).toMatchObject({ known: false, why: 'absent' });
    expect(first?.meld.followUp.value).toBe(11);
  });

  it('usual or own, stands in the text that explains the page', async () => {
    const usual = await render(afterTreatmentPage(assessmentOfPatient(PATIENT), CONTEXT));
    expect(usual).toContain('nearest to three months (60 to 120 days after the treatment, site policy)');
    const own = await render(afterTreatmentPage(assessmentOfPatient(PATIENT, { policy }), CONTEXT));
    expect(own).toContain(`nearest to three months (${OWN})`);
  });
});

describe('a chart without a liver-directed treatment', () => {
  it.each(['prior-hepatectomy-and-recurrence', 'only-a-patient', 'everything-met'])('says so: %s', (patient) => {
    const page = afterTreatmentPage(assessmentOfPatient(patient), CONTEXT);
    expect(page.treatments).toEqual([]);
    expect(page.splits).toEqual([]);
    expect(page.nothing).toBe(
      'No liver-directed treatment is recorded in this chart, which does not show that there was none.',
    );
    expect(page.time.isReason).toBe(true);
  });

  it('says instead why it may be missing, when procedures could not be read', () => {
    const gaps = [{ query: 'procedures', reason: 'the EHR answered 503', feeds: ['prior-liver-procedures' as const] }];
    const page = afterTreatmentPage(assessmentOfPatient('everything-met', { gaps }), CONTEXT);
    expect(page.incomplete).toBe('procedures could not be read completely: the EHR answered 503');
    expect(page.time.found).toBe('procedures could not be read completely: the EHR answered 503');
  });
});

describe('while the three months are not over', () => {
  it('the page says so and never that a visit was missed', () => {
    const page = afterTreatmentPage(assessmentOfPatient(PATIENT, { asOf: '2025-10-20T09:00:00Z' }), CONTEXT);
    const [first, second] = page.treatments;
    expect(first?.window).toMatch(/It is still open\.$/);
    expect(first?.laboratory[0]?.after).toMatchObject({
      value: null,
      note: 'no total bilirubin between 27 Sep 2025 and 20 Oct 2025; follow-up counts until 26 Nov 2025 (60 to 120 days after the treatment, site policy)',
    });
    expect(second?.window).toMatch(/It has not begun\.$/);
    expect(second?.meld.short).toBe('change not computable');
  });
});
