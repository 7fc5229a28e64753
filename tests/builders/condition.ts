const SYSTEMS = {
  snomed: 'http://snomed.info/sct',
  icd: 'http://hl7.org/fhir/sid/icd-10-cm',
  icdO: 'http://terminology.hl7.org/CodeSystem/icd-o-3',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
} as const;

/** A CodeableConcept of one code: `concept('snomed', '94381002')`. */
export const concept = (system: keyof typeof SYSTEMS, code: string): Record<string, unknown> => ({
  coding: [{ system: SYSTEMS[system], code }],
});

/** A Condition with one code; statuses are given by their bare code. */
export function condition(
  code: Record<string, unknown>,
  { clinicalStatus, verificationStatus, ...more }: Record<string, unknown> = {},
): Record<string, unknown> {
  const status = (value: unknown) => ({ coding: [{ code: value }] });
  return {
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: 'Patient/p1' },
    code,
    ...(clinicalStatus === undefined ? {} : { clinicalStatus: status(clinicalStatus) }),
    ...(verificationStatus === undefined ? {} : { verificationStatus: status(verificationStatus) }),
    ...more,
  };
}

export const LEIOMYOSARCOMA = concept('snomed', '443719001');
export const LIVER_METASTASIS = concept('snomed', '94381002');
export const METASTASIS = concept('snomed', '128462008');
export const LIVER = concept('snomed', '10200004');
export const LUNG = { ...concept('snomed', '39607008'), text: 'Lung structure' };
export const GIST = concept('icd', 'C49.A2');
