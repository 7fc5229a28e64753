import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from './condition.ts';

/**
 * NDJSON by name, "Patient-1": patients of the population with a radioembolization on 15 March 2025 each.
 *
 * @param files of each type, with two patients each
 */
export function treatedPatients(files: number): Readonly<Record<string, string>> {
  const numbers = Array.from({ length: files }, (_, index) => index + 1);
  return Object.fromEntries(numbers.flatMap((file) => Object.entries(filesOf(file))));
}

function filesOf(file: number): Readonly<Record<string, string>> {
  const ids = [`p${file}a`, `p${file}b`];
  const lines = (make: (id: string) => readonly object[]) =>
    ids
      .flatMap(make)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join('');
  const of = (id: string) => ({ subject: { reference: `Patient/${id}` } });
  return {
    [`Patient-${file}`]: lines((id) => [{ resourceType: 'Patient', id }]),
    [`Condition-${file}`]: lines((id) => [
      { ...condition(LEIOMYOSARCOMA), id: `l${id}`, ...of(id) },
      { ...condition(LIVER_METASTASIS), id: `m${id}`, ...of(id) },
    ]),
    [`Procedure-${file}`]: lines((id) => [
      {
        resourceType: 'Procedure',
        id: `x${id}`,
        status: 'completed',
        code: concept('snomed', '764677008'),
        performedDateTime: '2025-03-15T09:00:00Z',
        ...of(id),
      },
    ]),
  };
}
