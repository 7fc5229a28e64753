import { describe, expect, it } from 'vitest';
import { known } from '../../../server/chart/fact.ts';
import { CRITERION_IDS, type CriterionId } from '../../../server/criteria/criterionId.ts';
import { boardRows } from '../../../server/present/boardRows.ts';
import { factsWith } from '../../builders/facts.ts';
import { AS_OF, assessmentOf, BERLIN, interval, metFacts, mixedFacts, result } from './assessmentBuilder.ts';

const board = (facts = mixedFacts()) =>
  boardRows(assessmentOf({ facts }).verdicts, BERLIN, AS_OF, 'https://ehr.example/fhir');
const row = (id: CriterionId, facts = mixedFacts()) => board(facts).find((each) => each.id === id)!;
const cells = (id: CriterionId, facts = mixedFacts()) =>
  row(id, facts).cells.map(({ mark, why }) => `${mark.word}${why ? ` (${why})` : ''}`);

describe('the board', () => {
  it('has one row for each criterion and one cell for each therapy', () => {
    expect(
      board()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...CRITERION_IDS].toSorted());
    expect(board().every((each) => each.cells.length === 4)).toBe(true);
  });

  it.each<[CriterionId, string[]]>([
    ['histology', ['met', 'met', 'met', 'met']],
    ['ecog', ['not met', 'not met', 'not met', 'not asked']],
    ['inr', ['correctable', 'correctable', 'correctable', 'not asked']],
    ['creatinine', ['unknown (too old)', 'unknown (too old)', 'unknown (too old)', 'not asked']],
    ['prefers-y90', ['not asked', 'unknown (not answered)', 'not asked', 'not asked']],
    ['lesion-size', ['not asked', 'not asked', 'not met', 'not asked']],
    ['complete-removal-possible', ['not asked', 'not asked', 'not asked', 'unknown (not answered)']],
  ])('%s reads %j', (id, words) => expect(cells(id)).toEqual(words));

  it('every unknown cell says why, and no other cell does', () => {
    for (const facts of [mixedFacts(), metFacts(), factsWith()])
      for (const cell of board(facts).flatMap((each) => each.cells))
        expect(cell.why !== null).toBe(cell.mark.kind === 'unknown');
  });
});

describe('the value in the row', () => {
  it.each<[CriterionId, string, string | null]>([
    ['inr', '1.8', '2 days ago'],
    ['total-bilirubin', '1.02 mg/dL, recorded as 17.5 umol/L', '2 days ago'],
    ['platelets', '210 ×10⁹/L', '2 days ago'],
    ['unresectable', 'yes', 'answered 1 day ago'],
    ['histology', 'leiomyosarcoma', '19 months ago'],
    ['creatinine', 'the latest creatinine (1.1 mg/dL) is 41 days old; at most 30 days count (site policy)', null],
  ])('%s: %s, %s', (id, value, age) => expect(row(id)).toMatchObject({ value, age }));

  it('is not shown as a value where it does not decide: the reason takes its place', () => {
    const facts = metFacts({
      creatinine: known(interval(1, 3), [
        { reference: 'Observation/c', recordedAt: '2026-01-13', asRecorded: '1-3 mg/dL' },
      ]),
    });
    expect(row('creatinine', facts)).toMatchObject({
      isReason: true,
      age: null,
      value: expect.stringMatching(/either side of the limit; the series required at most 2 mg\/dL/),
    });
  });

  it('is never rounded onto the limit that it fails', () =>
    expect(row('total-bilirubin', metFacts({ 'total-bilirubin': result(2.00058, '34.21 umol/L') })).value).toBe(
      '2.001 mg/dL',
    ));

  it('says when it is preliminary', () =>
    expect(row('inr', metFacts({ inr: result(1.1, '1.1', '2026-01-13', { status: 'preliminary' }) })).age).toBe(
      '2 days ago, preliminary',
    ));
});

describe('a row opens to', () => {
  const { detail } = row('inr');

  it('the value as recorded, converted, dated, with its status and reference', () =>
    expect(row('total-bilirubin').detail.used).toEqual([
      {
        asRecorded: '17.5 umol/L',
        converted: '1.02339 mg/dL',
        date: '13 Jan 2026, 09:12',
        age: '2 days ago',
        status: 'final',
        reference: 'Observation/175umolL',
        href: 'https://ehr.example/fhir/Observation/175umolL',
        origin: 'chart',
        setAsideBecause: null,
      },
    ]));

  it('the values set aside and why, once for all therapies', () =>
    expect(detail.setAside).toMatchObject([
      { asRecorded: '1.4 {INR}', setAsideBecause: 'superseded: the latest value decides' },
    ]));

  it('the limit, its citation and edition, and the rationale', () => {
    expect(detail.info.asksFor).toBe('correctable to at most 1.5');
    expect(detail.info.citations[0]).toMatchObject({
      label: expect.stringMatching(/2020/),
      link: expect.stringMatching(/^https:/),
    });
    expect(detail.info.edition).toMatch(/^in force from \d+ \w+ \d{4}, last reviewed \d+ \w+ \d{4}$/);
    expect(detail.info.rationale).not.toBe('');
  });

  it('the look-back, named as site policy', () => {
    expect(detail.info.lookBack).toMatch(/^A value counts for 30 days: site policy/);
    expect(row('histology').detail.info.lookBack).toMatch(/^A value of any age counts: site policy/);
  });

  it('who entered an answer', () =>
    expect(row('unresectable').detail.used[0]).toMatchObject({
      origin: 'entered here by Dr Lee',
      reference: 'answer/unresectable',
    }));

  it('how every criterion is read', () =>
    expect(board().filter((each) => each.detail.info.howRead === '')).toEqual([]));
});
