import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ecogObservation, ecogProposal } from '../../../../server/present/writeBack/ecogProposal.ts';
import { sheetProposal } from '../../../../server/present/writeBack/sheetProposal.ts';
import { userReference } from '../../../../server/present/writeBack/userReference.ts';
import { answered, factsOf } from '../../../builders/read.ts';
import { fhirErrors } from '../../../fhir/fhirErrors.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const WRITER = {
  user: 'https://ehr.example/fhir/Practitioner/7',
  baseUrl: 'https://ehr.example/fhir',
  patientId: 'p1',
};
const AT = '2026-01-14T10:20:30.123Z';

describe('an ECOG grade as an Observation', () => {
  it.each([0, 1, 2, 3, 4, 5])('%i is read back as the fact that was entered', (value) => {
    const written = { ...ecogObservation({ value, at: AT }, WRITER, 'k1'), id: 'o1' };
    const fromChart = factsOf([written]).ecog;
    const fromAnswer = factsOf([], { answers: answered({ ecog: value }, AT) }).ecog;
    expect(fromChart.known && fromChart.value).toEqual(fromAnswer.known && fromAnswer.value);
    expect(fromChart.sources[0]).toMatchObject({ reference: 'Observation/o1', recordedAt: AT, status: 'final' });
    const both = factsOf([written], { answers: answered({ ecog: value }, AT) }).ecog;
    expect(both.known && both.value).toEqual(fromAnswer.known && fromAnswer.value);
  });

  it.each([0, 4, 5])('of %i is valid FHIR R4', (value) =>
    expect(fhirErrors(ecogObservation({ value, at: AT }, WRITER, 'k1'))).toEqual([]),
  );

  it('bears code, category, time, patient and person', () =>
    expect(ecogObservation({ value: 1, at: AT }, WRITER, 'k1')).toEqual({
      resourceType: 'Observation',
      identifier: [{ system: 'https://livermet.example/fhir/NamingSystem/write-back', value: 'k1' }],
      status: 'final',
      category: [
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/observation-category',
              code: 'survey',
              display: 'Survey',
            },
          ],
        },
      ],
      code: {
        coding: [{ system: 'http://loinc.org', code: '89247-1', display: 'ECOG Performance Status score' }],
        text: 'ECOG performance status',
      },
      subject: { reference: 'Patient/p1' },
      effectiveDateTime: AT,
      performer: [{ reference: 'Practitioner/7' }],
      valueCodeableConcept: {
        coding: [
          { system: 'http://loinc.org', code: 'LA9623-5', display: 'Restricted in strenuous activity, ambulatory' },
        ],
        text: 'ECOG 1',
      },
    }));

  it('has one key for one answer, and another for any other', () => {
    const key = (ecog: number, user = 'Dr. Example') => {
      const assessment = assessmentOfPatient('everything-met', { answers: { ecog } });
      return ecogProposal(assessment, { ...WRITER, user }).proposal?.key;
    };
    expect(key(1)).toMatch(/^[0-9a-f]{32}$/);
    expect(key(1)).toBe(key(1));
    expect(key(2)).not.toBe(key(1));
  });
});

describe('the sheet as a DocumentReference', () => {
  const HTML = '<!doctype html><p>ü</p>';
  const proposal = sheetProposal(assessmentOfPatient('everything-met'), WRITER, HTML);

  it('is valid FHIR R4', () => expect(fhirErrors(proposal.resource)).toEqual([]));

  it('bears type, category, patient, person, date and the document itself', () => {
    expect(proposal.resource).toMatchObject({
      resourceType: 'DocumentReference',
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: '34109-9' }], text: 'Tumor-board sheet' },
      subject: { reference: 'Patient/p1' },
      author: [{ reference: 'Practitioner/7' }],
      date: '2026-01-15T09:00:00Z',
    });
    const [{ attachment }] = proposal.resource.content as [{ attachment: Record<string, unknown> }];
    expect(Buffer.from(String(attachment.data), 'base64').toString('utf8')).toBe(HTML);
    expect(attachment).toMatchObject({
      contentType: 'text/html',
      size: Buffer.byteLength(HTML),
      hash: createHash('sha1').update(HTML).digest('base64'),
    });
  });

  it('has another key for any other document', () =>
    expect(sheetProposal(assessmentOfPatient('everything-met'), WRITER, `${HTML} `).key).not.toBe(proposal.key));
});

describe('who wrote it', () => {
  it.each<[string, string, object]>([
    ['a resource of this server', 'https://ehr.example/fhir/Practitioner/7', { reference: 'Practitioner/7' }],
    ['a relative address', 'PractitionerRole/7', { reference: 'PractitionerRole/7' }],
    ['a resource elsewhere', 'https://id.example/Practitioner/7', { reference: 'https://id.example/Practitioner/7' }],
    ['no resource at all', 'https://ehr.example u7', { display: 'https://ehr.example u7' }],
    ['a resource that performs nothing', 'Device/7', { display: 'Device/7' }],
  ])('%s', (_, user, reference) => expect(userReference({ ...WRITER, user })).toEqual(reference));
});
