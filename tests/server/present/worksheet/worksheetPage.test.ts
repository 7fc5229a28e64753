import { describe, expect, it } from 'vitest';
import { worksheetPage } from '../../../../server/present/worksheet/worksheetPage.ts';
import { assessmentOf, CONTEXT } from '../assessmentBuilder.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

describe('the DEB-TACE worksheet', () => {
  it('stands in the frame that every page of a patient has', () => {
    const gap = { query: 'allergies', reason: 'the EHR answered 503', feeds: ['contrast-allergy' as const] };
    const page = worksheetPage(assessmentOf({ gaps: [gap] }), CONTEXT);
    expect(page.patient).toMatchObject({ name: 'Marta Example', mrn: 'MRN-0042', ehr: 'Sandbox Hospital' });
    expect(page.gaps.missed).toMatchObject([{ query: 'allergies', concerns: 'allergy to contrast medium' }]);
    expect(page.nav.find(({ isCurrent }) => isCurrent)?.href).toBe('/l/5f0c/deb-tace');
    expect(page.title).toBe('Marta Example - DEB-TACE worksheet');
  });

  it('shows the loading of the series, of the manufacturer and of DEBDOX side by side, and the known problem', () => {
    const { beads } = worksheetPage(assessmentOf(), CONTEXT);
    expect(beads.protocols.map(({ loading, session }) => [loading, session])).toEqual([
      ['50 mg per mL of beads', '2 mL of beads, 100 mg'],
      ['25 mg per mL of beads, the reference of the instructions', 'not stated in what was read'],
      [
        '50 to 75 mg per vial of 2 mL (25 to 37.5 mg per mL)',
        'one vial within the Milan criteria; beyond them up to 2 vials, 150 mg',
      ],
    ]);
    expect(beads.problem.id).toBe('M24');
    expect(beads.interval).toBe(
      'The intervals differ. Series of liver-directed therapy: 5 to 7 weeks; DEBDOX recommendations: 2 to 4 weeks.',
    );
  });

  it('a query that failed is the reason of everything it would have fed; what was read stands beside it', () => {
    const gaps = [
      { query: 'allergies', reason: 'the EHR answered 503', feeds: ['contrast-allergy' as const] },
      {
        query: 'medication administrations',
        reason: 'cut short',
        feeds: ['antithrombotics' as const, 'doxorubicin-given' as const],
      },
    ];
    const page = worksheetPage(assessmentOfPatient('after-deb-tace-both-lobes', { gaps }), CONTEXT);
    expect(page.contrastAllergy.nothing).toBe('allergies could not be read completely: the EHR answered 503');
    expect(page.antithrombotics.nothing).toBe('medication administrations could not be read completely: cut short');
    expect(page.antithrombotics.seen.map(({ reference }) => reference)).toEqual(['MedicationRequest/db-request-1']);
    expect(page.doxorubicin.seen).toHaveLength(7);
    expect(page.doxorubicin).toMatchObject({
      nothing: 'medication administrations could not be read completely: cut short',
      sum: null,
    });
  });
});
