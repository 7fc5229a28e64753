import { describe, expect, it } from 'vitest';
import { auditPatient } from '../../../server/audit/auditPatient.ts';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { auditReport } from '../../../server/audit/auditReport.ts';
import { caseFigures } from '../../../server/audit/caseFigures.ts';
import type { FollowUpState } from '../../../server/audit/followUp.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { caseSection } from '../../../server/present/audit/html/caseSection.ts';
import { followUpSection } from '../../../server/present/audit/html/followUpSection.ts';
import { summary } from '../../../server/present/audit/summary.ts';
import { concept } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { treatedPatient } from './support/treatedPatient.ts';

/** A radioembolization on 15 January 2026: its follow-up counts from 16 March to 15 May, and is read until 1 July. */
const Y90 = '764677008';
const [TACE, RESECTION, ABLATION] = ['314617008', '71273005', '609232008'];
const HEPATIC_EMBOLIZATION = { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '04L33DZ' }] };
const UNTIL = '2026-07-01T00:00:00Z';

type Patient = Readonly<Record<string, unknown>>;

function audited(patients: readonly Patient[], more: readonly unknown[] = [], until = UNTIL, timeZone = 'UTC') {
  const policy = { ...DEFAULT_POLICY, timeZone };
  const plan = { period: auditPeriod('2026-01-15', '2026-01-15', timeZone), policy, until, scenarios: [] };
  const [, ...rest] = treatedPatient(Y90, '2026-01-15T09:00:00Z');
  const all = patients.map((each) => ({ resourceType: 'Patient', id: 'p1', ...each }));
  const { cases } = auditPatient(
    { patientId: 'p1', resources: [...all, ...rest, ...more], answers: [], gaps: [] },
    plan,
  );
  return { plan, cases };
}

function followed(...given: Parameters<typeof audited>) {
  const found = audited(...given).cases.find(({ kind }) => kind === 'y90')?.followUp;
  if (!found) throw new RangeError('no case');
  return found;
}

const lab = (code: string, value: number, unit: string, effectiveDateTime = '2026-04-15') =>
  observation(code, { id: `${code}-${effectiveDateTime}`, ...quantity(value, unit), effectiveDateTime });
const ALBUMIN = lab(LOINC.albumin, 4, 'g/dL');
const ALL = [
  ALBUMIN,
  lab(LOINC.bilirubin, 1, 'mg/dL'),
  lab(LOINC.alt, 30, 'U/L'),
  lab(LOINC.ast, 30, 'U/L'),
  lab(LOINC.alp, 90, 'U/L'),
  lab(LOINC.inr, 1.1, '{INR}'),
  lab(LOINC.creatinine, 1, 'mg/dL'),
  lab(LOINC.platelets, 200, '10*9/L'),
];
const treatment = (code: unknown, performedDateTime: string, id = 'x2') => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  code,
  performedDateTime,
});

describe('who died is not one whose follow-up was missed:', () => {
  const stored = (lastUpdated: string) => ({ meta: { lastUpdated } });
  it.each<[string, readonly Patient[], FollowUpState, string | null]>([
    ['nothing says so', [{}], 'not-done', null],
    ['alive, as recorded', [{ deceasedBoolean: false }], 'not-done', null],
    ['on day 22', [{ deceasedDateTime: '2026-02-06' }], 'died', '2026-02-06'],
    ['on the last day of the window', [{ deceasedDateTime: '2026-05-15' }], 'died', '2026-05-15'],
    ['on the day after it', [{ deceasedDateTime: '2026-05-16' }], 'not-done', null],
    [
      'at the last millisecond of the window',
      [{ deceasedDateTime: '2026-05-15T23:59:59.999Z' }],
      'died',
      '2026-05-15T23:59:59.999Z',
    ],
    ['in a month before its end', [{ deceasedDateTime: '2026-02' }], 'died', '2026-02'],
    ['in the month of its end', [{ deceasedDateTime: '2026-05' }], 'died-unknown-when', '2026-05'],
    ['in the month after it', [{ deceasedDateTime: '2026-06' }], 'not-done', null],
    ['in the year of its end', [{ deceasedDateTime: '2026' }], 'died-unknown-when', '2026'],
    ['without a date', [{ deceasedBoolean: true }], 'died-unknown-when', ''],
    ['with a date that is none', [{ deceasedDateTime: 'last spring' }], 'died-unknown-when', ''],
    [
      'before the treatment: one date is wrong',
      [{ deceasedDateTime: '2026-01-14' }],
      'died-unknown-when',
      '2026-01-14',
    ],
    ['on the day of the treatment', [{ deceasedDateTime: '2026-01-15' }], 'died', '2026-01-15'],
    ['later than the audit asks', [{ deceasedDateTime: '2026-07-02' }], 'not-done', null],
    [
      'without a date, stored later than the audit asks',
      [{ deceasedBoolean: true, ...stored('2026-07-02T00:00:00Z') }],
      'not-done',
      null,
    ],
    [
      'by a version that was stored later',
      [stored('2026-06-01T00:00:00Z'), { deceasedDateTime: '2026-02-06', ...stored('2026-07-02T00:00:00Z') }],
      'not-done',
      null,
    ],
    [
      'by a version that was stored in time',
      [stored('2026-02-01T00:00:00Z'), { deceasedDateTime: '2026-02-06', ...stored('2026-06-02T00:00:00Z') }],
      'died',
      '2026-02-06',
    ],
    [
      'by one of two versions of which none is newer',
      [{ deceasedDateTime: '2026-02-06' }, { deceasedBoolean: false }],
      'died-unknown-when',
      '',
    ],
  ])('%s', (_, patients, state, died) => {
    for (const given of [patients, patients.toReversed()]) expect(followed(given)).toMatchObject({ state, died });
  });

  it('days are those of the site', () => {
    const late = [{ deceasedDateTime: '2026-05-16T03:00:00Z' }];
    expect(followed(late, [], UNTIL, 'UTC').state).toBe('not-done');
    expect(followed(late, [], UNTIL, 'America/New_York').state).toBe('died');
  });

  it.each<[string, Patient, FollowUpState]>([
    ['while the window is open, whenever it was', { deceasedBoolean: true }, 'died'],
    ['while the window is open, on a day', { deceasedDateTime: '2026-02-06' }, 'died'],
    ['in this month, and the window is open', { deceasedDateTime: '2026-04' }, 'died'],
    ['alive, and the window is open', {}, 'not-yet'],
  ])('%s', (_, patient, state) => {
    expect(followed([patient], [], '2026-04-20T00:00:00Z').state).toBe(state);
  });

  it('what was recorded before the death is a follow-up, and the death stands beside it', () => {
    expect(followed([{ deceasedDateTime: '2026-05-01' }], [ALBUMIN])).toMatchObject({
      state: 'done',
      died: '2026-05-01',
    });
  });
});

describe('something recorded is not a complete follow-up:', () => {
  it.each<[string, readonly unknown[], FollowUpState, boolean]>([
    ['nothing', [], 'not-done', false],
    ['an albumin alone', [ALBUMIN], 'done', false],
    ['all but one', ALL.slice(1), 'done', false],
    ['every compared value', ALL, 'done', true],
    [
      'one of them without a unit',
      [
        ...ALL.slice(1),
        observation(LOINC.albumin, { id: 'a', valueQuantity: { value: 4 }, effectiveDateTime: '2026-04-15' }),
      ],
      'done',
      false,
    ],
    [
      'one of them a day before the window',
      [...ALL.slice(1), lab(LOINC.albumin, 4, 'g/dL', '2026-03-15')],
      'done',
      false,
    ],
  ])('%s', (_, results, state, isComplete) => {
    expect(followed([{}], results)).toMatchObject({ state, isComplete });
  });

  it('says which are missing', () => {
    expect(followed([{}], ALL.slice(2)).missing).toEqual(['total bilirubin', 'albumin']);
  });

  it('a result that was issued later than the audit asks counts for nothing', () => {
    const late = ALL.map((each) => ({ ...each, issued: '2026-07-02T00:00:00Z' }));
    expect(followed([{}], late)).toMatchObject({ state: 'not-done', isComplete: false });
  });
});

describe('another treatment of the liver before the follow-up is named:', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    ['none', [], []],
    ['a chemoembolization', [treatment(concept('snomed', TACE), '2026-02-20')], ['chemoembolization 2026-02-20']],
    ['a resection', [treatment(concept('snomed', RESECTION), '2026-03-20')], ['resection 2026-03-20']],
    ['one more of the same kind', [treatment(concept('snomed', Y90), '2026-02-20')], ['y90 2026-02-20']],
    ['an ablation of the same day', [treatment(concept('snomed', ABLATION), '2026-01-15')], ['ablation 2026-01-15']],
    ['the embolization that is part of it', [treatment(HEPATIC_EMBOLIZATION, '2026-01-15')], []],
    [
      'one on the day of the follow-up',
      [treatment(concept('snomed', TACE), '2026-04-15')],
      ['chemoembolization 2026-04-15'],
    ],
    ['one after the follow-up', [treatment(concept('snomed', TACE), '2026-04-16')], []],
    ['one before the treatment', [treatment(concept('snomed', TACE), '2026-01-10')], []],
  ])('%s', (_, treatments, named) => {
    const { otherTreatments } = followed([{}], [...ALL, ...treatments]);
    expect(otherTreatments.map(({ kind, day }) => `${kind} ${day}`)).toEqual(named);
  });

  it('one that began later than the audit asks is not', () => {
    const later = treatment(concept('snomed', TACE), '2026-04-25');
    expect(followed([{}], [later], '2026-04-20T00:00:00Z').otherTreatments).toEqual([]);
    expect(followed([{}], [later], '2026-04-30T00:00:00Z').otherTreatments).toHaveLength(1);
  });
});

describe('in the report', () => {
  const given = [
    audited([{}], ALL),
    audited([{}], [ALBUMIN, treatment(concept('snomed', TACE), '2026-02-20')]),
    audited([{ deceasedDateTime: '2026-02-06' }]),
    audited([{ deceasedBoolean: true }]),
    audited([{}]),
  ];
  const cases = given.flatMap((each) => each.cases);
  const figures = cases.map(caseFigures);
  const counts = { patients: 5, inPopulation: 5, withCase: 5, procedures: 5, leftOut: [], undated: [] };
  const report = auditReport(given[0]!.plan, counts, figures);

  it('each case is counted once by its state, and those done once more by what they hold', () => {
    const { done, died, diedUnknownWhen, notDone, notYet, laboratory, otherTreatment } = report.followUp;
    expect({ done, died, diedUnknownWhen, notDone, notYet }).toEqual({
      done: 2,
      died: 1,
      diedUnknownWhen: 1,
      notDone: 1,
      notYet: 0,
    });
    expect(laboratory).toEqual({ complete: 1, incomplete: 1 });
    expect(otherTreatment).toEqual({ some: 1, none: 1 });
  });

  it('summary.json says which values are compared', () => {
    const reading = { files: 1, lines: 1, bad: [], badCount: 0, unreadTreatments: 0, movedResources: 0 };
    expect(summary(report, reading, false)).toMatchObject({
      followUp: {
        died: 1,
        diedUnknownWhen: 1,
        laboratory: { complete: 1, incomplete: 1 },
        otherTreatment: { some: 1, none: 1 },
        compared: ['total-bilirubin', 'alt', 'ast', 'alp', 'inr', 'albumin', 'creatinine', 'platelets'],
      },
    });
  });

  it.each([
    ['Something recorded in the window', [1, 2]],
    ['Died before the window ended, nothing recorded in it', [3]],
    ['Nothing recorded; died, not known whether before its end', [4]],
    ['Nothing recorded in the window', [5]],
    ['Window not over yet', []],
    ['Of those with something recorded: complete laboratory follow-up', [1]],
    ['Another treatment of the liver in between', [2]],
  ])('“%s” opens to its cases', (text, numbers) => {
    const row = followUpSection(report, figures)
      .split('<tr>')
      .find((each) => each.startsWith(`<th scope="row">${text}<`));
    expect([...(row ?? '').matchAll(/href="#c(\d+)"/g)].map(([, number]) => Number(number))).toEqual(numbers);
    expect(row).toContain(numbers.length === 0 ? '<td class="n">0' : `<summary>${numbers.length}<`);
  });

  it('the section names the compared values', () => {
    expect(followUpSection(report, figures)).toContain('total bilirubin, ');
  });

  it.each([
    ['every compared value', 0, 'done; every compared laboratory value; '],
    ['what is missing, and what else was done', 1, 'without usable total bilirubin, '],
    ['another treatment', 1, 'another treatment of the liver in between: chemoembolization, 2026-02-20 (Procedure/x2)'],
    ['a death', 2, 'the patient died before it ended, and nothing is recorded in it; deceased 2026-02-06.'],
    ['a death without a date', 3, 'whether before its end; recorded as deceased without a date.'],
    ['nothing', 4, '(2026-03-16 to 2026-05-15): nothing recorded.'],
  ])('the part of a case says: %s', (_, index, text) => {
    expect(caseSection(cases[index]!)).toContain(text);
  });
});
