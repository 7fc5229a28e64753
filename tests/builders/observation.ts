/** An Observation as a laboratory sends it; anything can be overridden. */
export function observation(code: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code }] },
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: '2026-01-14T08:00:00Z',
    ...overrides,
  };
}

export const LOINC = {
  bilirubin: '1975-2',
  directBilirubin: '1968-7',
  creatinine: '2160-0',
  inr: '6301-6',
  prothrombinTime: '5902-2',
  platelets: '777-3',
  albumin: '1751-7',
  sodium: '2951-2',
  alt: '1742-6',
  ast: '1920-8',
  alp: '6768-6',
  bodyWeight: '29463-7',
  bodyHeight: '8302-2',
  ecog: '89247-1',
  karnofsky: '89243-0',
} as const;

export const quantity = (
  value: unknown,
  unit?: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  valueQuantity: {
    value,
    ...(unit === undefined ? {} : { unit, system: 'http://unitsofmeasure.org', code: unit }),
    ...more,
  },
});
