import { ADHERENCES } from '../../audit/adherence.ts';

/** Which of the cases a group of the Measure is about. */
export const GROUPS = 'https://livermet.example/fhir/CodeSystem/audit-group';
export const STRATIFIERS = 'https://livermet.example/fhir/CodeSystem/audit-stratifier';
export const ADHERENCE_SYSTEM = 'https://livermet.example/fhir/CodeSystem/adherence';
export const ADHERENCE_CODES = ADHERENCES;

export const POPULATIONS = ['initial-population', 'denominator', 'denominator-exception', 'numerator'] as const;
export type PopulationCode = (typeof POPULATIONS)[number];

export const concept = (system: string, code: string) => ({ coding: [{ system, code }] });

export const population = (code: PopulationCode) =>
  concept('http://terminology.hl7.org/CodeSystem/measure-population', code);

/** What every group of the Measure, and of its reports, is divided by. */
export const BY_ADHERENCE = concept(STRATIFIERS, 'adherence');
