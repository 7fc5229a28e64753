import { describe, expect, it } from 'vitest';
import { known } from '../../../server/chart/fact.ts';
import { verdictPage } from '../../../server/present/verdictPage.ts';
import { factsWith, stated } from '../../builders/facts.ts';
import { assessmentOf, CONTEXT, metFacts } from './assessmentBuilder.ts';

describe('the patient banner', () => {
  it('says who, from which EHR, and as of when on the clock of the site', () =>
    expect(verdictPage(assessmentOf(), CONTEXT).patient).toEqual({
      name: 'Marta Example',
      birthDate: '4 Mar 1960 (65 years)',
      sex: 'female',
      mrn: 'MRN-0042',
      ehr: 'Sandbox Hospital',
      dataAsOf: '15 Jan 2026, 10:00 (Europe/Berlin)',
      unread: null,
    }));

  it('names the record by its id where the patient could not be read', () => {
    const gaps = [{ query: 'patient', reason: 'the EHR did not answer', feeds: ['birth-date' as const] }];
    const patient = { name: null, birthDate: null, sex: null, mrn: null };
    expect(verdictPage(assessmentOf({ gaps, patient }), CONTEXT).patient).toMatchObject({
      name: 'name could not be read',
      unread: 'Patient/p1',
    });
  });

  it('says what is not recorded instead of leaving it out', () => {
    const patient = { name: null, birthDate: null, sex: null, mrn: null };
    expect(verdictPage(assessmentOf({ patient }), CONTEXT).patient).toMatchObject({
      name: 'name not recorded',
      birthDate: 'not recorded',
      sex: 'not recorded',
      mrn: 'not recorded',
    });
  });
});

describe('a query that failed', () => {
  const { gaps } = verdictPage(
    assessmentOf({
      gaps: [
        {
          query: 'laboratory results',
          reason: 'the EHR did not answer within 8 seconds.',
          feeds: ['creatinine', 'inr', 'liver-metastasis-date'],
        },
        { query: 'tumor measurements', reason: 'this EHR does not offer them', feeds: [], notOffered: true },
      ],
    }),
    CONTEXT,
  );

  it('is told in words, with the inputs it concerns', () =>
    expect(gaps.missed).toEqual([
      {
        query: 'laboratory results',
        reason: 'the EHR did not answer within 8 seconds',
        concerns: 'creatinine, INR, date of the first liver metastasis',
      },
    ]));

  it('is told from records that the EHR does not have', () =>
    expect(gaps.notOffered.map(({ query }) => query)).toEqual(['tumor measurements']));
});

describe('the population', () => {
  it.each([
    ['met', metFacts(), 'met'],
    ['not-met', metFacts({ histology: stated({ kind: 'other' as const, name: 'GIST' }) }), 'not met'],
    ['unknown', factsWith(), 'unknown'],
  ])('%s, with the reason', (kind, facts, word) => {
    const { population } = verdictPage(assessmentOf({ facts }), CONTEXT);
    expect(population).toMatchObject({ kind, word });
    expect(population.because).not.toBe('');
  });
});

describe('what is no criterion but bears on the decision', () => {
  const information = (facts = metFacts()) => verdictPage(assessmentOf({ facts }), CONTEXT).information;
  const outside = { reference: 'Condition/lung', recordedAt: '2025-11-01', asRecorded: 'lung metastasis' };
  const disease = (present: boolean, by?: string) =>
    known({ present, sites: [{ site: 'lung', reference: 'Condition/lung' }] }, [
      by ? { reference: 'answer/extrahepatic-disease', recordedAt: '2026-01-14', asRecorded: 'no', by } : outside,
    ]);

  it.each([
    [
      'nothing recorded',
      metFacts(),
      ['unknown: no metastasis outside the liver is recorded, which does not show that there is none'],
    ],
    ['recorded', metFacts({ 'extrahepatic-disease': disease(true) }), ['recorded: lung (Condition/lung)']],
    [
      'answered no against the chart',
      metFacts({ 'extrahepatic-disease': disease(false, 'Dr Lee') }),
      ['absent, as answered 1 day ago: entered here by Dr Lee', 'recorded: lung (Condition/lung)'],
    ],
  ])('disease outside the liver: %s', (_, facts, found) => expect(information(facts)[0]?.found).toEqual(found));

  it('shows all published positions on it, none preferred', () => {
    const notes = information()[0]?.notes.join(' ');
    expect(notes).toMatch(/Chen 1998/);
    expect(notes).toMatch(/Lang 2000/);
  });

  it('lists earlier liver procedures', () => {
    const facts = metFacts({
      'prior-liver-procedures': stated([
        { kind: 'resection' as const, name: 'Right hepatectomy', performed: '2023-05', reference: 'Procedure/1' },
      ]),
    });
    expect(information(facts)[1]?.found).toEqual(['Right hepatectomy, May 2023 (Procedure/1)']);
  });
});

describe('after the form was sent', () => {
  it('names as saved what was confirmed as saved, and nothing else', () => {
    expect(verdictPage(assessmentOf(), CONTEXT).notices).toEqual([]);
    const answers = [{ id: 'ecog' as const, value: 1, at: '2026-01-15T08:59:00Z', by: 'Dr Lee' }];
    const page = verdictPage(assessmentOf({ answers }), { ...CONTEXT, saved: ['ecog', 'unresectable'] });
    expect(page.notices.map(({ title, lines }) => [title, lines.map(({ field, text }) => [field, text])])).toEqual([
      ['Saved', [['ECOG performance status', expect.stringMatching(/^1\b/)]]],
    ]);
    expect(page.title).not.toMatch(/^Error/);
  });

  it('sums up the errors in the order of the form, each with its field', () => {
    const formErrors = {
      bilirubin: 'This form has no such field.',
      'lesion-count': 'Whole number.',
      unresectable: 'Choose.',
    };
    const page = verdictPage(assessmentOf(), { ...CONTEXT, formErrors });
    const hrefs = page.notices.flatMap(({ lines }) => lines.map(({ href }) => href));
    expect(hrefs).toEqual(['#answer-unresectable', '#answer-lesion-count', null]);
    expect(page.title).toMatch(/^Error: /);
  });

  it.each(['store', 'answers-changed', 'decision-changed', 'nothing-entered', 'old-form'] as const)(
    'that was not saved (%s) the page says so, and nothing else',
    (notSaved) => {
      const { notices, title } = verdictPage(assessmentOf(), { ...CONTEXT, notSaved });
      expect(notices.map((notice) => [notice.isDone, notice.title])).toEqual([
        [false, expect.stringMatching(/^Not saved: |nothing was saved$/)],
      ]);
      expect(title).toMatch(/^Error: /);
    },
  );

  it('posts back to its own launch', () =>
    expect(verdictPage(assessmentOf(), CONTEXT).form).toMatchObject({
      action: '/l/5f0c/answers',
      hidden: [
        { name: 'csrf', value: 'token-1' },
        { name: 'form', value: CONTEXT.answersForm.id },
        { name: 'seen', value: '' },
      ],
    }));
});
