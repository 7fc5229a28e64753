import { describe, expect, it } from 'vitest';
import type { AnswerValues } from '../../../../server/chart/answer.ts';
import { worksheetPage } from '../../../../server/present/worksheet/worksheetPage.ts';
import { CONTEXT } from '../assessmentBuilder.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const eligible: AnswerValues = { unresectable: true, 'liver-dominant': true };
const few: AnswerValues = { 'lesion-count': 2, 'largest-lesion-cm': 2.4, 'ablatable-location': true };
const shown = (answers: AnswerValues, patient = 'after-deb-tace-both-lobes') =>
  worksheetPage(assessmentOfPatient(patient, { answers }), CONTEXT).ablation;

describe('whether ablation would have come first in the series', () => {
  it('lists only what ablation asks for beyond the criteria of DEB-TACE', () =>
    expect(shown({}).own.map(({ id }) => id)).toEqual(['lesion-count', 'lesion-size', 'ablatable-location']));

  it.each<[string, AnswerValues, string, RegExp]>([
    [
      'all criteria met',
      { ...eligible, ...few },
      'met',
      /^All criteria of ablation are met: in the series ablation came/,
    ],
    [
      'too many lesions',
      { ...eligible, ...few, 'lesion-count': 4 },
      'not-met',
      /^Not met: Number of liver lesions\. The series treated such patients by embolization/,
    ],
    [
      'a lesion of exactly 3 cm, and a location nobody spoke of',
      { ...eligible, 'lesion-count': 2, 'largest-lesion-cm': 3 },
      'not-met',
      /^Not met: Size of the largest lesion\./,
    ],
    [
      'nothing said of the lesions',
      eligible,
      'unknown',
      /^Not known: Number of liver lesions, Size of the largest lesion, Ablatable location; whether .* cannot be said/,
    ],
    ['its own criteria met, a shared one open', few, 'unknown', /a criterion that DEB-TACE shares, above\.$/],
    ['its own criteria met, a shared one failing', { ...eligible, ...few, ecog: 3 }, 'not-met', /DEB-TACE shares/],
  ])('%s', (_, answers, kind, finding) => {
    const { mark, finding: found } = shown(answers);
    expect(mark.kind).toBe(kind);
    expect(found).toMatch(finding);
  });
});
