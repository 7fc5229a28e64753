import { describe, expect, it } from 'vitest';
import { timelineModel } from '../../../../../server/present/pictures/timeline/timelineModel.ts';
import { timeline } from '../../../../../server/present/pictures/timeline/timelinePicture.ts';
import { datesText } from '../../../../../server/present/pictures/timeline/timelineWords.ts';
import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../../../builders/condition.ts';
import { administered, drug } from '../../../../builders/medication.ts';
import { AS_OF, BERLIN } from '../../assessmentBuilder.ts';
import { assessmentOfPatient } from '../../patientAssessment.ts';
import { assessed } from '../charts.ts';

const MOMENT = { asOf: AS_OF, zone: BERLIN.timeZone };
const rows = (resources: readonly unknown[]) =>
  timelineModel(assessed(resources).facts, MOMENT).rows.map((row) =>
    [row.lane, `${row.name}${datesText(row, MOMENT)}`, ...(row.isDoubtful ? ['doubtful'] : [])].join(': '),
  );
const chemoembolization = { ...concept('snomed', '429480004'), text: 'TACE' };
const named = (code: Record<string, unknown>, text: string) => ({ ...code, text });
const procedure = (id: string, performed: string | undefined, status = 'completed') => ({
  resourceType: 'Procedure',
  id,
  status,
  subject: { reference: 'Patient/p1' },
  code: chemoembolization,
  ...(performed === undefined ? {} : { performedDateTime: performed }),
});

describe('the timeline of a patient', () => {
  it('holds diagnosis, metastases and treatments, kind by kind', () => {
    const assessment = assessmentOfPatient('after-deb-tace-both-lobes');
    const model = timelineModel(assessment.facts, { asOf: assessment.asOf, zone: 'UTC' });
    expect(model.rows.map(({ lane, events }) => `${lane} ${events.length}`)).toEqual([
      'diagnosis 1',
      'liver-metastasis 1',
      'procedure 1',
      'procedure 1',
      'drug 5',
      'drug 1',
      'drug 2',
    ]);
    expect(model.absent.map(({ lane }) => lane)).toEqual(['elsewhere']);
  });

  it.each<[string, readonly unknown[], readonly string[]]>([
    [
      'a whole date',
      [condition(named(LEIOMYOSARCOMA, 'LMS'), { onsetDateTime: '2024-06-01' })],
      ['diagnosis: LMS, 1 Jun 2024'],
    ],
    ['a month', [condition(named(LEIOMYOSARCOMA, 'LMS'), { onsetDateTime: '2024-06' })], ['diagnosis: LMS, Jun 2024']],
    [
      'a metastasis that has ended',
      [condition(named(LIVER_METASTASIS, 'mets'), { onsetDateTime: '2024-06', clinicalStatus: 'resolved' })],
      ['liver-metastasis: mets, Jun 2024: doubtful'],
    ],
    [
      'a diagnosis that is only suspected',
      [condition(named(LEIOMYOSARCOMA, 'LMS'), { onsetDateTime: '2024-06', verificationStatus: 'provisional' })],
      ['diagnosis: LMS, Jun 2024: doubtful'],
    ],
    [
      'doses of one drug in one row',
      [
        administered(drug.named('Doxorubicin'), { id: 'a', effectiveDateTime: '2025-02-01' }),
        administered(drug.named('Doxorubicin'), { id: 'b', effectiveDateTime: '2025-01-01' }),
      ],
      ['drug: Doxorubicin ×2, 1 Jan 2025 to 1 Feb 2025'],
    ],
    ['nothing of the future', [condition(LEIOMYOSARCOMA, { onsetDateTime: '2026-01-16' })], []],
    ['nothing refuted', [condition(LEIOMYOSARCOMA, { verificationStatus: 'refuted', onsetDateTime: '2024' })], []],
  ])('%s', (_, resources, expected) => expect(rows(resources)).toEqual(expected));

  it('a year is a stretch of time, cut off at the moment of the page', () => {
    const { rows: found } = timelineModel(
      assessed([condition(LEIOMYOSARCOMA, { onsetDateTime: '2026' })]).facts,
      MOMENT,
    );
    expect(found[0]?.events[0]?.when).toEqual({ from: Date.parse('2025-12-31T23:00:00Z'), to: Date.parse(AS_OF) });
  });

  it('what has no date is listed, not drawn', () => {
    const { picture } = timeline(assessed([condition(named(LEIOMYOSARCOMA, 'LMS'), {})]));
    expect(picture.drawings).toEqual([]);
    expect(picture.others[0]?.rows).toEqual([
      ['no date recorded', expect.stringContaining('Diagnosis: LMS'), 'Condition/c1'],
    ]);
    expect(picture.remarks).toEqual(['Without a date, and so not drawn: 1.']);
  });

  it('says of every kind that is missing why', () => {
    const { absent } = timeline(assessed([]));
    expect(absent).toHaveLength(5);
    expect(absent.map(({ because }) => because)).toContain('no earlier liver procedure is recorded');
  });

  it('a planned procedure is none', () => expect(rows([procedure('p', '2025-07-29', 'preparation')])).toEqual([]));
});
