import { describe, expect, it } from 'vitest';
import type { AnswerValues } from '../../../../server/chart/answer.ts';
import type { Gap } from '../../../../server/chart/gap.ts';
import type { Decision } from '../../../../server/criteria/decision.ts';
import { sheetDocument } from '../../../../server/present/sheet/sheetDocument.ts';
import { factsWith } from '../../../builders/facts.ts';
import { answer, assessmentOf, metFacts, mixedFacts, CONTEXT as PAGE, result } from '../assessmentBuilder.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const CONTEXT = { ...PAGE, receiptId: '3f2a-9c01-77de-0b1c' };
const mixed = () => sheetDocument(assessmentOf({ facts: mixedFacts() }), CONTEXT);

const DECISION: Decision = {
  form: 'f1',
  about: 'deb-tace',
  kind: 'against',
  against: ['inr'],
  reason: 'Vitamin K given.',
  at: '2026-01-14T10:00:00Z',
  by: 'Dr Lee',
  asOf: '2026-01-14T09:00:00Z',
  basis: [{ therapy: 'deb-tace', status: 'unknown', criteria: [] }],
  appVersion: '0.1.0',
};

describe('the tumor-board sheet', () => {
  it('gives each therapy its status and what keeps it from being met', () =>
    expect(mixed().therapies.map(({ title, mark, text }) => `${title} ${mark.word}: ${text}`)).toEqual([
      'DEB-TACE not met: Not met: ECOG performance status. Correctable: INR. Unknown: Creatinine.',
      'Y90 radioembolization not met: Not met: ECOG performance status. Correctable: INR. Unknown: Creatinine, Patient prefers Y90.',
      'Microwave ablation not met: Not met: ECOG performance status, Size of the largest lesion. Correctable: INR. Unknown: Creatinine, Ablatable location.',
      'Hepatic resection unknown: Unknown: Complete removal possible.',
    ]));

  it('says of a therapy whose criteria are all met that they are', () =>
    expect(sheetDocument(assessmentOf(), CONTEXT).therapies[2]?.text).toBe(
      'Every criterion of the published series is met.',
    ));

  it('says beside DEB-TACE and Y90 that ablation came first, where its criteria are met as well', () => {
    const texts = sheetDocument(assessmentOf(), CONTEXT).therapies.map(({ text }) => text);
    expect(texts.map((text) => text.includes('ablation was the first choice'))).toEqual([true, true, false, false]);
  });

  it('prints every criterion with value, date and limit; without a value the reason takes its place', () => {
    const rows = mixed().criteria;
    expect(rows).toHaveLength(14);
    expect(rows.find(({ title }) => title === 'INR')).toMatchObject({
      value: '1.8',
      date: '13 Jan 2026',
      asksFor: 'correctable to at most 1.5',
      marks: [{ kind: 'correctable' }, { kind: 'correctable' }, { kind: 'correctable' }, { kind: 'not-part' }],
    });
    expect(rows.find(({ title }) => title === 'Creatinine')).toMatchObject({
      value: 'too old',
      isReason: true,
      date: '',
      asksFor: 'at most 2 mg/dL',
    });
    expect(rows.find(({ title }) => title === 'Cannot be resected')?.value).toBe('yes (answered)');
  });

  it('names what could be corrected, and how', () =>
    expect(mixed().correctable.lines).toEqual(['INR 1.8: correct the INR to at most 1.5']));

  it('lists what nobody can tell yet: the reason of each unknown, then the questions', () =>
    expect(mixed().open.lines).toEqual([
      'Creatinine: the latest creatinine (1.1 mg/dL) is 41 days old; at most 30 days count (site policy)',
      'Can the INR be corrected to the limit?',
      'Is every lesion in an ablatable location?',
      'Does the patient prefer Y90?',
      'Can all tumor be removed completely?',
      'Is there disease outside the liver?',
      'Dialysis in the week before the latest creatinine?',
    ]));

  it('names who answered and when, and an answer that no longer counts', () => {
    const answers: AnswerValues = { ecog: 1, unresectable: true };
    const { lines } = sheetDocument(assessmentOfPatient('everything-met', { answers }), CONTEXT).answers;
    expect(lines).toEqual([
      'Is the disease in the liver unresectable? yes (Dr. Example, 15 Jan 2026)',
      expect.stringContaining('ECOG performance status 1: '),
    ]);
    const old = assessmentOf({ facts: metFacts(), answers: [answer('tumor-board', true, '2025-03-02T10:00:00Z')] });
    expect(sheetDocument(old, CONTEXT).answers.lines).toEqual([
      'Was the patient discussed at a tumor board? yes (Dr Lee, 2 Mar 2025) - no longer counts',
    ]);
  });

  it('prints published times with the event they are counted from, patients, study and known problems', () => {
    const { lines } = sheetDocument(assessmentOfPatient('everything-met'), CONTEXT).evidence;
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/; (\d+ patients?|number of patients not given)/);
    for (const line of lines.filter((each) => each.includes('median')))
      expect(line).toMatch(/ (from|after) the |starting point|from /);
  });

  it('prints every score with its version, or why there is none', () => {
    const { lines } = sheetDocument(assessmentOf({ facts: metFacts() }), CONTEXT).scores;
    expect(lines[0]).toMatch(/^MELD \(UNOS 2002\): \d+/);
    expect(lines).toHaveLength(6);
    const empty = sheetDocument(assessmentOf({ facts: factsWith() }), CONTEXT).scores.lines;
    expect(empty[0]).toMatch(/^MELD \(UNOS 2002\): not computable/);
  });

  it('names the therapies that a caution concerns: of two by one title each is told from the other', () => {
    const { lines } = sheetDocument(assessmentOfPatient('many-observations'), CONTEXT).cautions;
    expect(lines).toEqual(
      ['Y90', 'Resection'].map(
        (therapy) => `${therapy}: Disease outside the liver: disease outside the liver is recorded`,
      ),
    );
  });

  it('counts the cautions that it does not print', () =>
    expect(mixed().cautionsNote).toMatch(
      /^Not printed here: \d+ cannot be told from the record, \d+ to know for every patient\. See the page/,
    ));

  it('names the editions in force', () =>
    expect(mixed().editions.join('; ')).toMatch(/^1998-03-01 \(reviewed .*; 2020-09-01 \(reviewed .*: all others$/));

  it('of forty gaps prints some, and says how many more there are and where they stand', () => {
    const gaps: readonly Gap[] = Array.from({ length: 40 }, (_, index) => ({
      query: `query ${index}`,
      reason: 'the EHR did not answer within 8 seconds',
      feeds: ['alt', 'alp'],
    }));
    const { lines, leftOut } = sheetDocument(assessmentOfPatient('everything-met', { gaps }), CONTEXT).gaps;
    expect(lines.length).toBeGreaterThan(0);
    expect(leftOut).toBe(`${40 - lines.length} more not printed here: see the top of any other page.`);
  });

  it('prints the decisions that stood at that moment, with reason, person and day', () => {
    const made = (more: Partial<Decision>): Decision => ({ ...DECISION, ...more });
    const decisions = [
      made({ kind: 'defer', against: [], at: '2026-01-13T10:00:00Z' }),
      made({}),
      made({ about: 'resection', kind: 'accept', against: [], at: '2026-02-01T10:00:00Z' }),
    ];
    expect(sheetDocument(assessmentOf(), { ...CONTEXT, decisions }).decisions.lines).toEqual([
      'DEB-TACE: proceed against INR, by Dr Lee, 1 day ago (14 Jan 2026, 11:00). Verdict then: unknown, as of 14 Jan 2026, 10:00; differs from today’s: met. Reason: Vitamin K given.',
    ]);
  });

  it('of a decision cuts the reason when it is long, not person, time and the verdict it was made on', () => {
    const decision: Decision = { ...DECISION, reason: 'word '.repeat(300) };
    const [line] = sheetDocument(assessmentOf(), { ...CONTEXT, decisions: [decision] }).decisions.lines;
    expect(line).toMatch(
      /^DEB-TACE: .* by Dr Lee, .*Verdict then: unknown, as of 14 Jan 2026, 10:00; differs from today’s: met\. Reason: word .* wor?d?…$/,
    );
  });

  it('cuts a long value, never the mark of how it was recorded', () => {
    const bilirubin = result(1.02339, '17.5000000000000000 umol/L', '2026-01-13', {
      converted: '1.02339 mg/dL',
      status: 'preliminary',
    });
    const rows = sheetDocument(assessmentOf({ facts: metFacts({ 'total-bilirubin': bilirubin }) }), CONTEXT).criteria;
    const { value = '' } = rows.find(({ title }) => title === 'Total bilirubin') ?? {};
    expect(value).toMatch(/^1\.02 mg\/dL, recorded as 17\..*… \(preliminary\)$/);
    expect(value.length).toBe(45);
  });

  it('an answer that was withdrawn is printed no more', () => {
    const withdrawn = { ...answer('tumor-board', true), withdrawn: { at: '2026-01-13T10:00:00Z', by: 'Dr Lee' } };
    expect(sheetDocument(assessmentOf({ answers: [withdrawn] }), CONTEXT).answers.lines).toEqual([]);
  });
});
