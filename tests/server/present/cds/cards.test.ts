import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import type { Gap } from '../../../../server/chart/gap.ts';
import { THERAPIES } from '../../../../server/criteria/therapy.ts';
import type { Assessment } from '../../../../server/present/assessment.ts';
import { summaryOf } from '../../../../server/present/cds/card.ts';
import { cards } from '../../../../server/present/cds/cards.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const context = {
  hook: 'patient-view',
  therapies: THERAPIES,
  baseUrl: 'https://livermet.example',
  newId: () => 'id',
} as const;
const patients = readdirSync(new URL('../../../patients/', import.meta.url))
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

describe('the summary of a card', () => {
  it('is never longer than CDS Hooks allows, and is cut at a word', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), (text) => {
        const summary = summaryOf(text);
        expect(summary.length).toBeLessThanOrEqual(140);
        expect(text.startsWith(summary.replace(/…$/, ''))).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(patients)('says "eligible" of %s only where every criterion is met, and names what is unknown', (name) => {
    const assessment = assessmentOfPatient(name);
    const [card] = cards(assessment, context);
    for (const { therapy, status } of card ? assessment.verdicts : []) {
      const [single] = cards(assessment, { ...context, hook: 'order-sign', therapies: [therapy] });
      expect(/ eligible by/.test(single?.summary.replace('not eligible', 'refused') ?? '')).toBe(status === 'met');
      expect(single?.summary.includes('unknown by')).toBe(status === 'unknown');
    }
  });
});

/** Reasons why the two facts of the population are unknown, and what the service then does. */
describe('where neither leiomyosarcoma nor a liver metastasis is known', () => {
  const because = (histology: Parameters<typeof unknown>[0], metastasis: Parameters<typeof unknown>[0]): Assessment => {
    const assessment = assessmentOfPatient('only-a-patient');
    const facts = {
      ...assessment.facts,
      histology: unknown(histology, 'histology'),
      'liver-metastasis': unknown(metastasis, 'metastasis'),
    };
    return { ...assessment, facts };
  };
  it('and the patient could not be read: the service says so, though every search found nothing', () => {
    const gap: Gap = { query: 'patient details', reason: 'the EHR refused access', feeds: ['sex', 'birth-date'] };
    const [card, ...others] = cards(assessmentOfPatient('only-a-patient', { gaps: [gap] }), context);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ indicator: 'warning', summary: expect.stringContaining('could not read the record') });
    expect(card?.detail).toContain('patient details: the EHR refused access');
  });

  it.each([
    ['absent', 'absent', 'silent'],
    ['indeterminate', 'absent', 'silent'],
    ['not-readable', 'absent', 'says so'],
    ['absent', 'not-readable', 'says so'],
    ['not-readable', 'not-readable', 'says so'],
    ['not-readable', 'indeterminate', 'says so'],
    ['conflicting', 'absent', 'shows the therapies'],
  ] as const)('%s and %s: the service %s', (histology, metastasis, does) => {
    const [card] = cards(because(histology, metastasis), context);
    const found = !card ? 'silent' : card.summary.includes('could not read') ? 'says so' : 'shows the therapies';
    expect(found).toBe(does);
  });
});
