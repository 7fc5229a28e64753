import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../server/chart/facts.ts';
import { findOutcome } from '../../../../server/evidence/library.ts';
import { differs } from '../../../../server/evidence/matching/differs.ts';
import { comparedPatient } from '../../../../server/evidence/matching/patient.ts';
import { measured, stated } from '../../../builders/facts.ts';
import { AS_OF, extrahepatic, leiomyosarcoma } from '../patients.ts';

function said(id: string, facts: Partial<Facts> = {}): readonly string[] {
  const found = findOutcome(id);
  return found ? differs(found.publication, found.outcome, comparedPatient(leiomyosarcoma(facts), AS_OF, {})) : [];
}

const doxorubicin = (route: string): Partial<Facts> => ({
  'doxorubicin-given': stated([
    {
      name: 'doxorubicin',
      given: '2025-03-01',
      dose: { mg: 120 },
      route,
      site: '',
      recognizedBy: 'code',
      reference: 'MedicationAdministration/1',
    },
  ]),
});

describe('how a patient differs from the people a figure was seen in', () => {
  it.each<[string, string, Partial<Facts>, string]>([
    ['age', 'KIM-01', { 'birth-date': stated('1945-06-01') }, 'age 80; in the series 38 to 69'],
    ['ECOG', 'MOF-T3-RECIST-Y90', { ecog: measured(2) }, 'ECOG 2; nobody in the series was above 1'],
    ['lesion size', 'KIM-01', { 'largest-lesion-cm': measured(5) }, 'largest lesion 5 cm; at most 3 cm in the series'],
    [
      'lesion size of one column',
      'MOF-T3-RECIST-Ablation',
      { 'largest-lesion-cm': measured(3) },
      'largest lesion 3 cm; below 3 cm in the series',
    ],
    ['number of lesions', 'MOF-C16', { 'lesion-count': measured(6) }, 'number of lesions 6; at most 5 in the series'],
    [
      'extrahepatic disease that nobody had',
      'CHEN-01',
      extrahepatic(true),
      'nobody in the series had extrahepatic disease',
    ],
    [
      'extrahepatic disease that few had',
      'KIM-01',
      extrahepatic(true),
      '9 of 10 in the series had no extrahepatic disease',
    ],
    [
      'extrahepatic disease that others had',
      'MOF-03',
      extrahepatic(false),
      '15 of 24 in the series had extrahepatic disease',
    ],
    ['mixed histology', 'MOF-C16', {}, 'mixed sarcoma series (leiomyosarcoma: 20 %)'],
    ['histology of unknown share', 'TSU-T4', {}, 'mixed sarcoma series (leiomyosarcoma: share not given)'],
    ['histology not verified', 'TSU-T7', {}, 'the histology of the series was not verified'],
    ['another technique', 'MOF-C10', {}, 'another technique: conventional chemoembolization, not drug-eluting beads'],
    [
      'primary site',
      'MOF-03',
      { 'primary-site': stated('uterus') },
      'primary in the uterus: 5 of 24 in the series had a primary in the pelvis',
    ],
    ['an earlier time', 'TSU-T1', {}, 'treated until 1978, 48 years ago'],
  ])('%s (%s)', (_, id, facts, words) => {
    expect(said(id, facts)).toContain(words);
  });

  it.each<[string, string, string]>([
    ['Lang 2000, R0', 'LANG-01', '9 of 15 in the series had no extrahepatic disease'],
    ['Lang 2000, R1 or R2', 'LANG-02', '4 of 8 in the series had no extrahepatic disease'],
    ['Lang 2000, any margin', 'LANG-03', '13 of 23 in the series had no extrahepatic disease'],
  ])('extrahepatic disease is counted in the group that the figure is about: %s', (_, id, words) => {
    expect(said(id, extrahepatic(true))).toContain(words);
  });

  it('extrahepatic disease is not compared where it was counted in other operations than those of the figure', () => {
    expect(said('LANG-05', extrahepatic(true)).join()).not.toContain('extrahepatic');
  });

  it('does not repeat extrahepatic disease where the subgroup is formed by it', () => {
    expect(said('MOF-T2-02', extrahepatic(true)).join()).not.toContain('extrahepatic');
  });

  it('names in one entry, last, what the record does not answer', () => {
    expect(said('KIM-01').at(-1)).toBe(
      'not compared, because not known for this patient: primary site, age, lesion size, number of lesions, extrahepatic disease, ' +
        'prior chemotherapy (4 of 10 in the series)',
    );
    expect(said('KIM-12')).toEqual(['not compared, because not known for this patient: primary site']);
    expect(said('TSU-09').at(-1)).toContain('metastases with poor arterial supply (everybody in the series)');
  });

  it('sets intravenous doxorubicin in the record against those who had no chemotherapy before', () => {
    const facts = doxorubicin('Intravenous');
    expect(said('MOF-03', facts)).toContain(
      '5 of 24 in the series had no chemotherapy before (intravenous doxorubicin is recorded for this patient)',
    );
    expect(said('MOF-03', facts).join()).not.toContain('prior chemotherapy');
  });

  it.each(['Intra-arterial', 'Hepatic arterial (beads)', ''])(
    'does not call doxorubicin by another or an unknown route ("%s") chemotherapy',
    (route) => {
      expect(said('MOF-03', doxorubicin(route)).at(-1)).toContain('prior chemotherapy (19 of 24 in the series)');
    },
  );

  it('does not call a recent series another era', () => {
    expect(said('MOF-03').join()).not.toContain('years ago');
  });
});
