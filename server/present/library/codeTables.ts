import grade0 from '../../../profiles/valuesets/ecog-grade-0.json' with { type: 'json' };
import grade1 from '../../../profiles/valuesets/ecog-grade-1.json' with { type: 'json' };
import grade2 from '../../../profiles/valuesets/ecog-grade-2.json' with { type: 'json' };
import grade3 from '../../../profiles/valuesets/ecog-grade-3.json' with { type: 'json' };
import grade4 from '../../../profiles/valuesets/ecog-grade-4.json' with { type: 'json' };
import type { InputId } from '../../chart/facts.ts';
import type { Input } from '../../chart/input.ts';
import { maximumDimension } from '../../chart/inputs/lesions.ts';
import { liverStructure } from '../../chart/inputs/metastases.ts';
import { type ValueSet, valueSet } from '../../chart/valueSet.ts';

interface CodeRow {
  readonly system: string;
  readonly code: string;
  /** `null` where the code system's owner does not let its words be printed (CPT). */
  readonly display: string | null;
}

/** The codes of one value set, as they are read. */
export interface CodeTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly CodeRow[];
}

const CPT = 'http://www.ama-assn.org/go/cpt';

const SYSTEMS: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://www.cms.gov/Medicare/Coding/ICD10': 'ICD-10-PCS',
  'http://terminology.hl7.org/CodeSystem/icd-o-3': 'ICD-O-3',
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'HCPCS',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://dicom.nema.org/resources/ontology/DCM': 'DICOM',
  [CPT]: 'CPT',
};

/** A code system by its common name; one without a name by its address. */
export const systemName = (uri: string): string => SYSTEMS[uri] ?? uri;

/** Codes that are read along with those an input is found by: answers, components and body sites. */
const READ_ALONG: Readonly<Partial<Record<InputId, readonly ValueSet[]>>> = {
  ecog: [grade0, grade1, grade2, grade3, grade4].map(valueSet),
  'liver-metastasis': [liverStructure],
  'lesion-count': [liverStructure],
  'largest-lesion-cm': [maximumDimension, liverStructure],
  'prior-liver-procedures': [liverStructure],
};

/** Every code that an input is read from; empty when only a clinician or the Patient resource states it. */
export const codeTables = ({ id, valueSets }: Input): readonly CodeTable[] =>
  [...valueSets, ...(READ_ALONG[id] ?? [])].map(codeTable);

const codeTable = ({ id, title, codings }: ValueSet): CodeTable => ({
  id,
  title,
  rows: codings.map(({ system, code, display }) => ({
    system: systemName(system),
    code,
    display: system === CPT ? null : (display ?? null),
  })),
});
