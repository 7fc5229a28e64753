import { describe, expect, it } from 'vitest';
import { codings } from '../../../server/chart/coding.ts';
import { leiomyosarcoma } from '../../../server/chart/inputs/histology.ts';
import { primarySite } from '../../../server/chart/inputs/primarySite.ts';
import { concept, condition, GIST } from '../../builders/condition.ts';
import { factsOf } from '../../builders/read.ts';

/** The site that a record names, else why it names none. */
const siteOf = (...resources: readonly unknown[]): string => {
  const fact = factsOf(resources)['primary-site'];
  return fact.known ? fact.value : fact.why;
};

const RETROPERITONEUM = concept('snomed', '722513008');
const UTERUS = concept('icd', 'C54.2');
const both = (...concepts: readonly Record<string, unknown>[]) => ({ coding: concepts.flatMap(codings) });

describe('the primary site is read from a diagnosis', () => {
  it.each<[string, Parameters<typeof concept>, string]>([
    ['retroperitoneum', ['snomed', '722513008'], 'retroperitoneum'],
    ['peritoneum', ['snomed', '722514002'], 'peritoneum'],
    ['abdomen', ['snomed', '685571000119105'], 'abdomen'],
    ['pelvis', ['snomed', '685691000119105'], 'pelvis'],
    ['body of the uterus', ['snomed', '770559003'], 'uterus'],
    ['cervix', ['snomed', '763771009'], 'uterus'],
    ['stomach', ['snomed', '447785000'], 'stomach'],
    ['duodenum', ['snomed', '1156785005'], 'small-intestine'],
    ['rectum', ['snomed', '1156783003'], 'colon-or-rectum'],
    ['esophagus', ['snomed', '1156786006'], 'esophagus'],
    ['skin', ['snomed', '254771006'], 'skin'],
    ['right upper limb', ['snomed', '1080591000119105'], 'extremities'],
    ['head', ['snomed', '685621000119108'], 'head-and-neck'],
    ['trunk', ['snomed', '685731000119103'], 'trunk'],
    ['left kidney', ['snomed', '1080561000119103'], 'kidney'],
    ['leiomyosarcoma of any site', ['snomed', '443719001'], 'absent'],
    ['of connective tissue, which is no site', ['snomed', '447804006'], 'absent'],
    ['a morphology', ['icdO', '8890/3'], 'absent'],
    ['retroperitoneum, ICD-10-CM', ['icd', 'C48.0'], 'retroperitoneum'],
    ['without the dot', ['icd', 'C480'], 'retroperitoneum'],
    ['head, face and neck, ICD-10-CM', ['icd', 'C49.0'], 'head-and-neck'],
    ['lower limb, ICD-10-CM', ['icd', 'C49.21'], 'extremities'],
    ['thorax, ICD-10-CM', ['icd', 'C49.3'], 'thorax'],
    ['abdomen, ICD-10-CM', ['icd', 'C49.4'], 'abdomen'],
    ['pelvis, ICD-10-CM', ['icd', 'C49.5'], 'pelvis'],
    ['trunk, ICD-10-CM', ['icd', 'C49.6'], 'trunk'],
    ['overlapping sites, ICD-10-CM', ['icd', 'C49.8'], 'absent'],
    ['site not specified, ICD-10-CM', ['icd', 'C49.9'], 'absent'],
    ['stromal tumor, ICD-10-CM', ['icd', 'C49.A2'], 'absent'],
    ['myometrium, ICD-10-CM', ['icd', 'C54.2'], 'uterus'],
    ['uterus, ICD-10-CM', ['icd', 'C55'], 'uterus'],
    ['metastasis in the liver', ['icd', 'C78.7'], 'absent'],
  ])('%s', (_, code, expected) => {
    expect(siteOf(condition(concept(...code)))).toBe(expected);
  });

  it('an ICD-10-CM code of the site says nothing of the histology', () => {
    expect(factsOf([condition(concept('icd', 'C48.0'))]).histology).toMatchObject({ known: false, why: 'absent' });
  });

  it('every SNOMED CT code of leiomyosarcoma is read as a site, or names none', () => {
    const without = leiomyosarcoma.codings
      .filter(({ system }) => system === 'http://snomed.info/sct')
      .filter(({ code }) => siteOf(condition(concept('snomed', code))) === 'absent');
    expect(without.map(({ display }) => display)).toEqual([
      'Leiomyosarcoma',
      'Primary leiomyosarcoma',
      'Leiomyosarcoma of connective tissue',
      'Leiomyosarcoma, morphology',
      'Epithelioid leiomyosarcoma',
      'Myxoid leiomyosarcoma',
    ]);
  });

  it('every ICD-10-CM code it lists is read as a site', () => {
    const listed = primarySite.valueSets.filter((set) => set !== leiomyosarcoma).flatMap((set) => set.codings);
    expect(listed.length).toBeGreaterThan(0);
    for (const { code } of listed) expect([code, siteOf(condition(concept('icd', code)))]).not.toContain('absent');
  });
});

describe('which diagnoses count', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no status at all', {}, 'retroperitoneum'],
    ['resolved, because the primary was removed', { clinicalStatus: 'resolved' }, 'retroperitoneum'],
    ['provisional', { verificationStatus: 'provisional' }, 'indeterminate'],
    ['refuted', { verificationStatus: 'refuted' }, 'absent'],
    ['entered in error', { verificationStatus: 'entered-in-error' }, 'absent'],
    ['recorded after asOf', { recordedDate: '2026-02-01' }, 'absent'],
  ])('%s: %j is %s', (_, more, expected) => {
    expect(siteOf(condition(RETROPERITONEUM, more))).toBe(expected);
  });

  it.each<[string, readonly Record<string, unknown>[], string]>([
    ['one site in two code systems', [condition(both(RETROPERITONEUM, concept('icd', 'C48.0')))], 'retroperitoneum'],
    ['one site twice', [condition(UTERUS), condition(concept('icd', 'C55'), { id: 'c2' })], 'uterus'],
    ['two sites', [condition(RETROPERITONEUM), condition(UTERUS, { id: 'c2' })], 'conflicting'],
    ['two sites in one diagnosis', [condition(both(RETROPERITONEUM, UTERUS))], 'conflicting'],
    [
      'a second site that is only provisional',
      [condition(RETROPERITONEUM), condition(UTERUS, { id: 'c2', verificationStatus: 'provisional' })],
      'retroperitoneum',
    ],
    ['the site of another histology', [condition(both(GIST, concept('icd', 'C48.0')))], 'absent'],
  ])('%s', (_, resources, expected) => {
    expect(siteOf(...resources)).toBe(expected);
    expect(siteOf(...resources.toReversed())).toBe(expected);
  });

  it('names the sites that conflict, and shows where each is recorded', () => {
    const fact = factsOf([condition(UTERUS, { id: 'c2' }), condition(RETROPERITONEUM)])['primary-site'];
    expect(fact).toMatchObject({ because: 'different primary sites are recorded: retroperitoneum, uterus' });
    expect(fact.sources.map(({ reference }) => reference)).toEqual(['Condition/c1', 'Condition/c2']);
  });

  it('a search that failed hides it', () => {
    const gaps = [{ query: 'diagnoses', reason: 'time-out', feeds: ['primary-site'] as const }];
    expect(factsOf([condition(UTERUS)], { gaps })['primary-site']).toMatchObject({ why: 'not-readable' });
  });
});
