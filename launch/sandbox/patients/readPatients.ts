import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FhirResource } from 'fhir/r4.js';
import { z } from 'zod';
import { InvalidPatientFileError } from './invalidPatientFileError.ts';
import type { SyntheticPatient } from './syntheticPatient.ts';

const COMPANION = '.expected.json';

const resource = z.custom<FhirResource>(
  (value) => z.object({ resourceType: z.string(), id: z.string() }).safeParse(value).success,
);
const bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource })).min(1),
});
/** A date without a time means that whole day, so it stands for the last instant of the day. */
const instant = z
  .string()
  .transform((text) => new Date(text.length === 10 ? `${text}T23:59:59.999Z` : text))
  .refine((date) => !Number.isNaN(date.getTime()), 'is not an instant');
const companion = z.object({ title: z.string().min(1), asOf: instant });

/**
 * Reads `<id>.json` (a Bundle whose first entry is the Patient) and `<id>.expected.json` (title and asOf) of a directory, in the order of their names.
 * @throws InvalidPatientFileError naming the file
 */
export async function readPatients(directory: string): Promise<readonly SyntheticPatient[]> {
  const names = await readdir(directory).catch(() => {
    throw new InvalidPatientFileError(directory, 'cannot be read');
  });
  const files = names.filter((name) => name.endsWith('.json') && !name.endsWith(COMPANION));
  return Promise.all(files.sort().map((name) => readPatient(join(directory, name))));
}

async function readPatient(file: string): Promise<SyntheticPatient> {
  const id = basename(file, '.json');
  const [{ entry }, { title, asOf }] = await Promise.all([
    read(file, bundle),
    read(file.replace(/\.json$/, COMPANION), companion),
  ]);
  const [patient, ...rest] = entry.map((item) => item.resource);
  if (patient?.resourceType !== 'Patient') throw new InvalidPatientFileError(file, 'the first entry is not a Patient');
  if (patient.id !== id) throw new InvalidPatientFileError(file, `Patient.id is "${patient.id}", not "${id}"`);
  return { id, title, asOf, resources: [patient, ...rest] };
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InvalidPatientFileError(file, 'cannot be read');
  });
  const result = schema.safeParse(parseJson(file, text));
  if (result.success) return result.data;
  throw new InvalidPatientFileError(file, z.prettifyError(result.error));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidPatientFileError(file, 'is not JSON');
  }
}
