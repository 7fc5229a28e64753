import fc from 'fast-check';
import { record } from '../../../builders/arbitrary.ts';
import { concept, condition, GIST, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../../builders/condition.ts';

type Resource = Record<string, unknown>;

const TREATMENTS = [
  concept('snomed', '314617008'),
  concept('snomed', '764677008'),
  concept('snomed', '609232008'),
  concept('snomed', '71273005'),
  { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '04L33DZ' }] },
  concept('snomed', '80146002'),
];

const treatment = fc
  .tuple(
    fc.constantFrom(...TREATMENTS),
    fc.constantFrom('2026-01-10', '2026-01-15T09:00:00Z', '2025-11-30T23:30:00-05:00', '2019-01-01', undefined),
    fc.constantFrom('completed', 'completed', 'not-done'),
  )
  .map(
    ([code, performedDateTime, status]): Resource => ({
      resourceType: 'Procedure',
      status,
      code,
      ...(performedDateTime ? { performedDateTime } : {}),
    }),
  );

const diagnoses = fc.constantFrom<readonly Resource[]>(
  [condition(LEIOMYOSARCOMA), condition(LIVER_METASTASIS)],
  [condition(LEIOMYOSARCOMA), condition(LIVER_METASTASIS)],
  [condition(LEIOMYOSARCOMA)],
  [condition(GIST), condition(LIVER_METASTASIS)],
  [],
);

const irrelevant = fc.constantFrom<Resource>(
  { resourceType: 'Encounter', status: 'finished' },
  {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
    effectiveDateTime: '2026-01-14',
    valueQuantity: { value: 98, unit: 'mg/dL' },
  },
  {
    resourceType: 'DiagnosticReport',
    status: 'final',
    effectiveDateTime: '2026-01-14',
    contained: [
      {
        resourceType: 'Observation',
        id: 'in',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
        valueQuantity: { value: 1.1, unit: 'mg/dL' },
      },
    ],
  },
);

/** How a line names its patient. */
const references = fc.constantFrom(
  (id: string) => `Patient/${id}`,
  (id: string) => `Patient/${id}`,
  (id: string) => `https://ehr.example/fhir/Patient/${id}`,
  (id: string) => `Patient/${id}/_history/3`,
  (id: string) => `urn:uuid:${id}`,
);

/** Whom else a line names, before its own patient. */
const performers = fc.constantFrom<Resource>({}, {}, { performer: [{ reference: 'Patient/p1' }] });

/** How a line is written: as most exporters do, with blanks, with the id or the type last, with slashes or letters escaped. */
const writers = fc.constantFrom<(resource: Resource) => string>(
  (resource) => JSON.stringify(resource),
  (resource) => JSON.stringify(resource),
  (resource) => JSON.stringify(resource).replaceAll('":', '": ').replaceAll(',"', ', "'),
  ({ resourceType, ...rest }) => JSON.stringify({ ...rest, resourceType }),
  ({ id, ...rest }) => JSON.stringify({ ...rest, id }),
  (resource) => JSON.stringify(resource).replaceAll('/', '\\/'),
  (resource) => JSON.stringify(resource).replaceAll('Patient', '\\u0050atient'),
  (resource) => `  ${JSON.stringify({ ...resource, note: [{ text: 'quoted "words"\nand a line — Ünïcode' }] })} \r`,
);

/** What a resource says of its version. */
const metas = fc.constantFrom<Resource>(
  {},
  { meta: { versionId: '1', lastUpdated: '2025-12-01T00:00:00Z' } },
  { meta: { versionId: '2', lastUpdated: '2026-01-02T00:00:00Z' } },
  { meta: { versionId: '3', lastUpdated: '2026-03-01T00:00:00Z' } },
  { meta: { versionId: '2' } },
  { meta: { lastUpdated: '2026-01-02T00:00:00Z' } },
);

/** A resource of which there is a second version, perhaps of another patient. */
interface Version {
  readonly which: number;
  readonly to: number;
  readonly own: Resource;
  readonly other: Resource;
}
const versions: fc.Arbitrary<readonly Version[]> = fc.array(
  fc.record({ which: fc.nat(), to: fc.nat(), own: metas, other: metas }),
  { maxLength: 6 },
);

interface Owned {
  readonly id: string;
  readonly resource: Resource;
}

/** @param patients how many there are */
function withVersions(resources: readonly Owned[], added: readonly Version[], patients: number): readonly Owned[] {
  const all = [...resources];
  for (const { which, to, own, other } of added) {
    const at = which % resources.length;
    const { id, resource } = all[at] ?? { id: '', resource: {} };
    if (resource.resourceType === 'Patient') continue;
    all[at] = { id, resource: { ...resource, ...own } };
    all.push({ id: `p${1 + (to % patients)}`, resource: { ...resource, ...other } });
  }
  return all;
}

export interface GeneratedLine {
  readonly text: string;
  readonly file: number;
}

const NOTHING: readonly [readonly Resource[], readonly Resource[], readonly Resource[], readonly Resource[], Resource] =
  [[], [], [], [], {}];

/** Whether somebody has died, and when. */
const deaths = fc.constantFrom<Resource>(
  {},
  {},
  { deceasedDateTime: '2026-02-06' },
  { deceasedDateTime: '2026' },
  { deceasedBoolean: true },
);

/** The lines of some patients, scattered over files. */
export const folderLines: fc.Arbitrary<readonly GeneratedLine[]> = fc
  .tuple(
    fc.array(
      fc.tuple(
        diagnoses,
        fc.array(treatment, { maxLength: 3 }),
        record,
        fc.array(irrelevant, { maxLength: 3 }),
        deaths,
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    versions,
  )
  .chain(([patients, added]) => {
    // Two have nothing but what others had before.
    const once = [...patients, NOTHING, NOTHING].flatMap(([own, treatments, results, others, death], index) => {
      const id = `p${index + 1}`;
      const all: readonly Resource[] = [
        { resourceType: 'Patient', ...death },
        ...own,
        ...treatments,
        ...results,
        ...others,
      ];
      return all.map((resource, place) => ({
        id,
        resource: { ...resource, id: resource.resourceType === 'Patient' ? id : `${id}-${place}` },
      }));
    });
    const line = ({ id, resource }: Owned) =>
      fc.tuple(references, performers, writers, fc.nat(3)).map(([reference, performer, write, file]) => {
        const isPatient = resource.resourceType === 'Patient';
        const { resourceType, ...rest } = resource;
        return {
          text: write({
            resourceType,
            ...(isPatient ? {} : performer),
            ...rest,
            ...(isPatient ? {} : { subject: { reference: reference(id) } }),
          }),
          file,
        };
      });
    return fc.tuple(...withVersions(once, added, patients.length + 2).map(line));
  });
