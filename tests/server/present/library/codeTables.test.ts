import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../../server/chart/inputs/index.ts';
import { codeTables } from '../../../../server/present/library/codeTables.ts';

const folder = fileURLToPath(new URL('../../../../profiles/valuesets/', import.meta.url));
const tables = INPUTS.flatMap(codeTables);
const table = (id: string) => tables.find((each) => each.id === id)!;

interface ValueSetFile {
  readonly id: string;
  readonly compose: { readonly include: readonly { readonly concept: readonly { readonly code: string }[] }[] };
}
const files = readdirSync(folder).map((name): ValueSetFile => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')));

describe('the codes that the engine reads', () => {
  it.each(INPUTS.flatMap(({ id, valueSets }) => valueSets.map((set) => ({ id, set }))))(
    '$id: every code of $set.id is shown',
    ({ set }) => {
      const file = files.find(({ id }) => id === set.id)!;
      const codes = file.compose.include.flatMap(({ concept }) => concept.map(({ code }) => code));
      expect(table(set.id).rows.map(({ code }) => code)).toEqual(codes);
    },
  );

  it('include the answers and body sites that are read along', () => {
    const along = ['ecog-grade-0', 'ecog-grade-4', 'liver-structure', 'tumor-maximum-dimension'];
    expect(along.filter((id) => !tables.some((each) => each.id === id))).toEqual([]);
  });

  it('name their code system as people do', () => {
    const systems = new Set(tables.flatMap(({ rows }) => rows.map(({ system }) => system)));
    expect([...systems]).toEqual(expect.arrayContaining(['LOINC', 'SNOMED CT', 'ICD-10-CM', 'ICD-O-3', 'CPT']));
    expect([...systems].filter((system) => system.includes('/') || system.includes(':'))).toEqual([]);
  });

  it('stand with their words, but for CPT, whose words may not be printed', () => {
    const rows = tables.flatMap((each) => each.rows);
    expect(rows.filter(({ system }) => system === 'CPT').length).toBeGreaterThan(10);
    expect(rows.filter(({ system, display }) => (system === 'CPT') !== (display === null))).toEqual([]);
  });

  it('are none where only a clinician or the Patient resource states the fact', () => {
    const without = INPUTS.filter((input) => codeTables(input).length === 0).map(({ id }) => id);
    expect(without).toEqual(expect.arrayContaining(['unresectable', 'prefers-y90', 'sex', 'birth-date']));
  });
});
