import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** DuckDB counts the records of patients with leiomyosarcoma: read_ndjson with typed columns, semi-join, 2 threads. */
async function main([folder = '']: readonly string[]): Promise<void> {
  const name: string = '@duckdb/node-api'; // installed beside this file only, so not known to the types
  const { DuckDBInstance } = await import(name);
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const names = readdirSync(folder).filter((name) => !name.startsWith('Patient'));
  const read = (files: readonly string[], columns: string) =>
    `read_ndjson([${files.map((name) => `'${join(folder, name)}'`).join(', ')}], columns = {${columns}})`;
  const conditions = names.filter((name) => name.startsWith('Condition'));
  const ours = `SELECT subject.reference FROM ${read(conditions, `subject: 'STRUCT(reference VARCHAR)', code: 'STRUCT(coding STRUCT(system VARCHAR, code VARCHAR)[])'`)} WHERE list_contains(list_transform(code.coding, lambda c: c.code), '443719001')`;
  const all = read(names, `resourceType: 'VARCHAR', subject: 'STRUCT(reference VARCHAR)'`);
  const start = performance.now();
  const answer = await connection.runAndReadAll(`SELECT count(*) FROM ${all} WHERE subject.reference IN (${ours})`);
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(JSON.stringify({ seconds, records: Number(answer.getRows()[0]?.[0]) }));
}

await main(process.argv.slice(2));
