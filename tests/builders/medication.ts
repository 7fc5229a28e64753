import { concept } from './condition.ts';

/** A MedicationCodeableConcept by RxNorm code, or by its name alone. */
export const drug = {
  doxorubicin: { medicationCodeableConcept: concept('rxnorm', '1790095') },
  apixaban: { medicationCodeableConcept: concept('rxnorm', '1364445') },
  aspirin: { medicationCodeableConcept: concept('rxnorm', '1191') },
  named: (text: string) => ({ medicationCodeableConcept: { text } }),
} as const;

/** A completed MedicationAdministration; anything can be overridden. */
export const administered = (medication: object, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  resourceType: 'MedicationAdministration',
  id: 'm1',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-01-10T08:00:00Z',
  ...medication,
  ...more,
});

/** An active MedicationRequest; anything can be overridden. */
export const ordered = (medication: object, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  resourceType: 'MedicationRequest',
  id: 'q1',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  authoredOn: '2025-06-01',
  ...medication,
  ...more,
});
