import { readdirSync, readFileSync } from 'node:fs';
import type { ValueSet } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../profiles/valuesets/', import.meta.url);
const CPT = 'http://www.ama-assn.org/go/cpt';
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const SYSTEMS = [
  LOINC,
  SNOMED,
  ICD_10_CM,
  'http://www.cms.gov/Medicare/Coding/ICD10',
  CPT,
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'http://terminology.hl7.org/CodeSystem/icd-o-3',
  RXNORM,
  DICOM,
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction',
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  'http://terminology.hl7.org/CodeSystem/v2-0133',
];

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string | undefined;
}

const files = readdirSync(FOLDER).sort();
const read = (file: string): ValueSet => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ValueSet;
const codings = (set: ValueSet): Coding[] =>
  (set.compose?.include ?? []).flatMap((include) =>
    (include.concept ?? []).map(({ code, display }) => ({ system: include.system ?? '', code, display })),
  );
const keysOf = (id: string): string[] => codings(read(`${id}.json`)).map(({ system, code }) => `${system}|${code}`);
const codesOf = (id: string): string[] => codings(read(`${id}.json`)).map(({ code }) => code);

describe.each(files)('%s', (file) => {
  const set = read(file);
  const concepts = codings(set);

  it('is a complete ValueSet named like its file', () => {
    const id = file.replace(/\.json$/, '');
    expect(set).toMatchObject({
      resourceType: 'ValueSet',
      id,
      url: `https://livermet.example/fhir/ValueSet/${id}`,
      version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      name: expect.stringMatching(/^[A-Z][A-Za-z0-9]+$/),
      title: expect.stringMatching(/\S/),
      status: 'active',
      experimental: false,
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it('says what it is read for', () => expect(set.description?.length).toBeGreaterThan(40));

  it('lists codes one by one: no filter, import or whole code system, which the engine could not read', () => {
    expect(concepts.length).toBeGreaterThan(0);
    expect(set.compose?.exclude).toBeUndefined();
    for (const include of set.compose?.include ?? []) {
      expect(Object.keys(include).sort()).toEqual(['concept', 'system']);
      expect(include.concept?.length).toBeGreaterThan(0);
    }
  });

  it('names each code system once, and only known ones', () => {
    const systems = (set.compose?.include ?? []).map(({ system }) => system);
    expect(new Set(systems).size).toBe(systems.length);
    expect(SYSTEMS).toEqual(expect.arrayContaining(systems));
  });

  it('lists each code once', () => {
    const keys = concepts.map(({ system, code }) => `${system}|${code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows each code under words of its own', () => {
    const shown = concepts.flatMap(({ system, display }) => (display === undefined ? [] : [`${system}|${display}`]));
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('shows a display for every code but CPT, whose descriptors are licensed', () => {
    for (const { system, display } of concepts) {
      if (system === CPT) expect(display).toBeUndefined();
      else expect(display).toMatch(/^\S(.*\S)?$/);
    }
  });

  it('shows no marks of uncertainty or semantic tags', () => {
    for (const { display } of concepts) {
      expect(display ?? '').not.toMatch(/\((disorder|procedure|finding|memory|name memory|per .*)\)|\.\.\./);
    }
  });

  it('credits the owners of the licensed code systems it uses', () => {
    const used = new Set(concepts.map(({ system }) => system));
    if (used.has(LOINC)) expect(set.copyright).toContain('LOINC');
    if (used.has(SNOMED)) expect(set.copyright).toContain('SNOMED CT');
    if (used.has(CPT)) expect(set.copyright).toContain('American Medical Association');
    if (used.has(RXNORM)) expect(set.copyright).toContain('National Library of Medicine');
    if (used.has(DICOM)) expect(set.copyright).toContain('DICOM');
  });
});

describe('one code has one display and one meaning across the sets', () => {
  it('the same code is never shown under two displays', () => {
    const displays = new Map<string, string | undefined>();
    for (const { system, code, display } of files.flatMap((file) => codings(read(file)))) {
      const key = `${system}|${code}`;
      if (displays.has(key)) expect([key, display]).toEqual([key, displays.get(key)]);
      displays.set(key, display);
    }
  });

  it('no code stands in two sets', () => {
    const all = files.map((file) => file.replace(/\.json$/, '')).flatMap(keysOf);
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
  });
});

describe('codes that must never be read', () => {
  const everywhere = files.flatMap((file) => codings(read(file)).map(({ code }) => code));

  it.each([
    ['1968-7', 'direct bilirubin'],
    ['14629-0', 'direct bilirubin'],
    ['1971-1', 'indirect bilirubin'],
    ['5902-2', 'prothrombin time in seconds'],
    ['34167-7', 'large platelets, not a count'],
    ['13056-7', 'platelets in plasma'],
    ['26516-5', 'platelets in plasma'],
    ['17203000', 'total hepatectomy'],
    ['78861005', 'donor hepatectomy'],
    ['235462000', 'live donor hepatectomy'],
    ['27280000', 'liver transplantation'],
    ['0FT00ZZ', 'removal of the whole liver'],
    ['DF109YZ', 'high-dose-rate brachytherapy'],
    ['C79.9', 'metastasis of unspecified site'],
  ])('%s (%s) stands in no set', (code) => expect(everywhere).not.toContain(code));

  it('94222008 is bone, not liver', () => {
    expect(codesOf('liver-metastasis')).not.toContain('94222008');
    expect(codesOf('extrahepatic-metastasis')).toContain('94222008');
  });

  it('a diagnosis of the liver is never extrahepatic disease', () => {
    expect(codesOf('liver-metastasis')).toEqual(expect.arrayContaining(['94381002', 'C78.7']));
    for (const key of keysOf('liver-metastasis')) expect(keysOf('extrahepatic-metastasis')).not.toContain(key);
  });

  it('the unspecific metastasis decides nothing by itself', () => {
    expect(codesOf('secondary-malignant-neoplasm')).toEqual(['128462008']);
    expect(codesOf('liver-metastasis')).not.toContain('128462008');
    expect(codesOf('extrahepatic-metastasis')).not.toContain('128462008');
  });
});

describe('histology', () => {
  it('ICD-10-CM cannot state leiomyosarcoma', () => {
    expect(codings(read('leiomyosarcoma.json')).map(({ system }) => system)).not.toContain(ICD_10_CM);
  });

  it('leiomyosarcoma is read as a primary (/3) and as a metastasis (/6)', () => {
    const icdO3 = codesOf('leiomyosarcoma').filter((code) => code.includes('/'));
    expect(icdO3).toEqual(['8890/3', '8891/3', '8896/3', '8890/6', '8891/6', '8896/6']);
  });

  it('gastrointestinal stromal tumor is another histology in every code system', () => {
    expect(codesOf('other-histology')).toEqual(expect.arrayContaining(['C49.A0', 'C49.A9', '8936/3', '1187383001']));
  });
});

describe('findings and drugs', () => {
  it('alcoholic cirrhosis with ascites states both, so it stands in a set of its own that both read', () => {
    expect(codesOf('alcoholic-cirrhosis-with-ascites')).toEqual(['K70.31']);
    for (const id of ['ascites', 'cirrhosis']) expect(codesOf(id)).not.toContain('K70.31');
  });

  it.each([
    ['portal-vein-thrombosis', 'K75.1', 'phlebitis, not thrombosis'],
    ['biliary-enteric-anastomosis', '47382', 'an ablation'],
  ])('%s does not hold %s: %s', (id, code) => {
    expect(codesOf(id)).not.toContain(code);
  });

  it('a drug against platelets is no anticoagulant', () => {
    expect(codesOf('antiplatelet')).toEqual(['1191', '32968', '1116632']);
  });
});

describe('ECOG grades', () => {
  it.each([0, 1, 2, 3])('grade %i is read from a LOINC answer and a SNOMED CT finding', (grade) => {
    const systems = codings(read(`ecog-grade-${grade}.json`)).map(({ system }) => system);
    expect(systems).toEqual([LOINC, SNOMED]);
  });

  it('grade 4 is read from SNOMED CT alone, and grade 5 has no set', () => {
    expect(codesOf('ecog-grade-4')).toEqual(['423237006']);
    expect(files).not.toContain('ecog-grade-5.json');
  });
});
