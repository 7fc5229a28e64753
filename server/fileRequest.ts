import { asOfInstant } from './asOfInstant.ts';
import { DEFAULT_POLICY } from './chart/policy.ts';
import { CliError } from './cliError.ts';
import { answersAt, readAnswerValues, readPolicy, readText } from './commandInput.ts';
import { fileRecord } from './fhir/fileRecord.ts';
import type { AssessmentRequest } from './present/assess.ts';

export const FILE_OPTIONS = ['file', 'as-of', 'answers', 'sites', 'site'] as const;
export type FileOptions = Readonly<Partial<Record<(typeof FILE_OPTIONS)[number], string>>>;

/**
 * What is asked of the engine about the patient of a file.
 *
 * @param now the clock, read only when `--as-of` is not given
 * @throws CliError for anything the caller can mend
 */
export function fileRequest(options: FileOptions, usage: string, now: () => Date): AssessmentRequest {
  if (!options.file) throw new CliError(`--file is missing. Usage: ${usage}`);
  const policy = options.sites ? readPolicy(options.sites, options.site) : DEFAULT_POLICY;
  const asOf = asOfInstant(options['as-of'], policy.timeZone, now);
  const { patient, resources, gaps } = fileRecord(readText(options.file));
  const answers = options.answers ? answersAt(readAnswerValues(options.answers), asOf) : [];
  return { resources, patientId: patient.id, asOf, policy, answers, gaps };
}
