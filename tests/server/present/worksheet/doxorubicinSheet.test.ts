import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../server/chart/fact.ts';
import type { Facts } from '../../../../server/chart/facts.ts';
import { doxorubicinSheet } from '../../../../server/present/worksheet/doxorubicinSheet.ts';
import { factsWith, stated } from '../../../builders/facts.ts';
import { assessmentOfPatient, expectedOfPatient } from '../patientAssessment.ts';

const MOMENT = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };
const PATIENT = 'after-deb-tace-both-lobes';

const given = (mg: number, route = '') =>
  known(
    [
      {
        name: 'Doxorubicin',
        given: '2025-06',
        dose: { mg },
        route,
        site: '',
        recognizedBy: 'name' as const,
        reference: 'MedicationAdministration/1',
      },
    ],
    [{ reference: 'MedicationAdministration/1', recordedAt: '2025-06', asRecorded: 'Doxorubicin' }],
  );
const sheet = (facts: Partial<Facts>) => doxorubicinSheet(factsWith(facts), MOMENT);

describe('the doxorubicin of a patient with infusions and two sessions of DEB-TACE', () => {
  const { facts } = assessmentOfPatient(PATIENT);
  const shown = doxorubicinSheet(facts, MOMENT);
  const { doxorubicin } = expectedOfPatient<{ doxorubicin: Record<string, number> }>(PATIENT);

  it('each dose has its date, amount, route and reference', () => {
    expect(shown.doses).toHaveLength(7);
    expect(shown.doses[0]).toEqual({
      date: '9 May 2023, 14:30',
      name: 'Doxorubicin infusion',
      amount: '135 mg',
      isCounted: true,
      where: 'Intravenous',
      reference: 'MedicationAdministration/db-doxorubicin-1',
    });
    expect(shown.doses.at(-1)).toMatchObject({ amount: '100 mg', where: 'Intra-arterial; Left hepatic artery' });
  });

  it('the sum is what was added up by hand, told apart by route', () => {
    expect(shown.sum).toBe(`${doxorubicin.mg} mg in ${doxorubicin.counted} doses`);
    expect(shown.byRoute).toEqual([
      `Intravenous: ${doxorubicin.intravenousMg} mg in 4 doses`,
      `Intra-arterial: ${doxorubicin.intraArterialMg} mg in 2 doses`,
    ]);
    expect(shown.perSurface).toMatch(
      /^404 mg\/m² whatever the route, 295 mg\/m² of it recorded as given into a vein, by the body surface of today \(1\.83 m², Mosteller\), not of/,
    );
    expect(doxorubicin.mgPerM2).toBeCloseTo(404, 0);
  });

  it('a dose without mg is shown, named as left out, and makes the sum too low', () => {
    expect(shown.doses.filter(({ isCounted }) => !isCounted)).toMatchObject([
      {
        amount: expect.stringMatching(/^not in the sum: .*mL/),
        reference: 'MedicationAdministration/db-doxorubicin-5',
      },
    ]);
    expect(shown.leftOut).toBe('1 dose is recorded without an amount in mg: the sum is too low by as much');
  });

  it('a dose that was stopped is only shown beside', () =>
    expect(shown.setAside).toMatchObject([
      { reference: 'MedicationAdministration/db-doxorubicin-6', setAsideBecause: expect.stringContaining('stopped') },
    ]));

  it('weight and height stand with their dates', () =>
    expect(shown.surface).toEqual([
      { text: '72 kg, 8 Jan 2026, 15:00 (7 days ago)', reference: 'Observation/db-weight-1' },
      { text: '168 cm, 20 Mar 2023, 13:00 (2 years ago)', reference: 'Observation/db-height-1' },
    ]));

  it('doses into an artery reach no published dose without the cell saying so; nobody can tell while a dose is not counted', () => {
    const byArtery =
      'reached only by all routes together: 404 mg/m², of which 295 mg/m² are recorded as given into a vein; whether other doses, such as from beads, count fully is not established';
    expect(shown.published.map(({ dose, recorded }) => [dose, recorded])).toEqual([
      ['300 mg/m²', byArtery],
      ['400 mg/m²', byArtery],
      ['400 mg/m²', byArtery],
      ['450 mg/m²', 'cannot tell: 1 dose without an amount in mg is not counted'],
      ['500 mg/m²', 'cannot tell: 1 dose without an amount in mg is not counted'],
      ['550 mg/m²', 'cannot tell: 1 dose without an amount in mg is not counted'],
    ]);
  });

  it('doses into a vein reach a published dose by themselves', () => {
    const { published } = sheet({ 'doxorubicin-given': given(600, 'IV'), 'body-surface': stated(1.8) });
    expect(published.map(({ recorded }) => recorded).slice(0, 2)).toEqual([
      'reached by doses into a vein: 333 mg/m²',
      'not reached by the recorded doses, whatever the route',
    ]);
  });
});

describe('the sum per body surface', () => {
  it.each([
    [719.9, '399.9', false],
    [719.999, '399.999', false],
    [720, '400', true],
    [720.1, '400.1', true],
  ])('%d mg over 1.8 m² is never rounded onto a published dose', (mg, text, isReached) => {
    const { perSurface, published } = sheet({ 'doxorubicin-given': given(mg), 'body-surface': stated(1.8) });
    expect(perSurface).toMatch(new RegExp(`^${text.replace('.', '\\.')} mg/m²`));
    expect(published.find(({ dose }) => dose === '400 mg/m²')?.isReached).toBe(isReached);
  });

  it('is missing with its reason when weight or height is, and then nothing is compared', () => {
    const { sum, perSurface, published } = sheet({ 'doxorubicin-given': given(135) });
    expect(sum).toBe('135 mg in 1 dose');
    expect(perSurface).toBe('mg/m² not computable: no body surface area: no body weight is recorded');
    expect(new Set(published.map(({ recorded }) => recorded))).toEqual(new Set(['not comparable: no sum per m²']));
  });
});

describe('no dose at all', () => {
  it.each([
    unknown('absent', 'no dose of doxorubicin is recorded, which does not show that none was given'),
    unknown('not-readable', 'medication administrations could not be read completely: 503'),
  ])('has its reason, never a zero: $why', (fact) => {
    const { doses, nothing, sum, perSurface } = sheet({ 'doxorubicin-given': fact, 'body-surface': stated(1.8) });
    expect({ doses, nothing, sum, perSurface }).toEqual({
      doses: [],
      nothing: fact.because,
      sum: null,
      perSurface: null,
    });
  });
});
