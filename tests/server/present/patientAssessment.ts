import { readFileSync } from 'node:fs';
import type { Answer, AnswerValues } from '../../../server/chart/answer.ts';
import type { Gap } from '../../../server/chart/gap.ts';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { assess } from '../../../server/present/assess.ts';
import type { Assessment } from '../../../server/present/assessment.ts';

interface Circumstances {
  readonly asOf?: string;
  readonly answers?: AnswerValues;
  readonly gaps?: readonly Gap[];
  readonly policy?: Partial<Policy>;
  /** Keeps, of the resources, those for which it says yes. */
  readonly only?: (resource: { readonly resourceType: string; readonly id: string }) => boolean;
}

const folder = new URL('../../patients/', import.meta.url);

/** A synthetic patient as the engine assesses it on the day it was made for. */
export function assessmentOfPatient(name: string, circumstances: Circumstances = {}): Assessment {
  const { asOf = '2026-01-15T09:00:00Z', answers = {}, gaps = [], policy = {}, only = () => true } = circumstances;
  const record = fileRecord(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  const given = (Object.entries(answers) as [Answer['id'], Answer['value']][]).map(([id, value]) => ({
    id,
    value,
    at: asOf,
    by: 'Dr. Example',
  }));
  return assess({
    resources: record.resources.filter((resource) => only(resource as { resourceType: string; id: string })),
    patientId: record.patient.id,
    asOf,
    policy: { ...DEFAULT_POLICY, ...policy },
    answers: given,
    gaps: [...record.gaps, ...gaps],
  });
}

/** What was derived by hand for a synthetic patient. */
export const expectedOfPatient = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as T;
