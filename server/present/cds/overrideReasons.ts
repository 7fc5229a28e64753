/** Code system of the reasons below; it stands for nothing outside LiverMet's own records. */
const system = 'urn:livermet:override-reason';

/** Why a clinician goes on against a card; the audit shows them beside the case. */
export const OVERRIDE_REASONS = [
  { system, code: 'tumor-board', display: 'Tumor board decided to treat' },
  { system, code: 'being-corrected', display: 'The value is being corrected' },
  { system, code: 'newer-value', display: 'A newer value is known that is not in the chart' },
  { system, code: 'chart-wrong', display: 'What the chart says is not right' },
  { system, code: 'criterion-not-applicable', display: 'The criterion does not apply to this patient' },
  { system, code: 'patient-preference', display: 'Patient preference' },
] as const;
