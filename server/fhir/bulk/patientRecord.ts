import type { PatientRecord } from '../../audit/patientRecord.ts';
import { asObject, asText, type Json } from '../../chart/json.ts';
import { distinctVersions } from '../distinctVersions.ts';
import { gapsOf } from '../fileRecord.ts';
import { PROBLEMS } from './collectLines.ts';
import type { BadPlace } from './findPatients.ts';

/** A line of a patient, as it was kept. */
export interface PatientLine {
  readonly text: string;
  readonly file: number;
  readonly offset: number;
}

/** The record that kept lines make up, and the lines that could not be read after all. */
export function patientRecord(
  patientId: string,
  lines: readonly PatientLine[],
): { readonly record: PatientRecord; readonly bad: readonly BadPlace[] } {
  const bad: BadPlace[] = [];
  const resources: Json[] = [];
  const problems: string[] = [];
  for (const { text, file, offset } of lines) {
    const resource = parsed(text);
    if (!resource) bad.push({ file, offset, because: 'not JSON', isWhole: false });
    else if (resource.resourceType === PROBLEMS) problems.push(...words(resource.problems));
    else resources.push(resource);
  }
  return { record: { patientId, resources: distinctVersions(resources), answers: [], gaps: gapsOf(problems) }, bad };
}

function parsed(text: string): Json | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const words = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((each) => asText(each) ?? []) : [];
