import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fqmMeasure } from './fqmMeasure.ts';

/** fqm-execution over the first patients of a folder, parsed beforehand. Prints patients a second. */
async function main([folder = '', wanted = '200']: readonly string[]): Promise<void> {
  const name: string = 'fqm-execution'; // installed beside this file only, so not known to the types
  const { Calculator } = await import(name);
  const bundles = await patientBundles(folder, Number(wanted));
  const options = {
    measurementPeriodStart: '2025-01-01',
    measurementPeriodEnd: '2025-12-31',
    reportType: 'summary',
    calculateHTML: false,
    calculateSDEs: false,
    trustMetaProfile: false,
  };
  const start = performance.now();
  const used = process.cpuUsage();
  const { results } = await Calculator.calculateMeasureReports(fqmMeasure, bundles, options);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  const busyPerPatient = (user + system) / 1e6 / bundles.length;
  const [group] = [results].flat()[0].group;
  const counts = group.population.map(({ count }: { count: number }) => count);
  process.stdout.write(JSON.stringify({ perSecond: bundles.length / seconds, busyPerPatient, counts }));
}

/** Line by line: a file may be longer than a text can be. */
async function patientBundles(folder: string, wanted: number): Promise<readonly unknown[]> {
  const byPatient = new Map<string, unknown[]>();
  const files = readdirSync(folder).toSorted(
    (a, b) => Number(b.startsWith('Patient')) - Number(a.startsWith('Patient')),
  );
  for (const name of files) {
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) {
      const isPatient = name.startsWith('Patient');
      if (isPatient && byPatient.size >= wanted) break;
      const own = byPatient.get(/"reference":"Patient\/([^"]+)"/.exec(line)?.[1] ?? '');
      if (isPatient) byPatient.set(JSON.parse(line).id, [{ resource: JSON.parse(line) }]);
      else own?.push({ resource: JSON.parse(line) });
    }
  }
  return [...byPatient.values()].map((entry) => ({ resourceType: 'Bundle', type: 'collection', entry }));
}

await main(process.argv.slice(2));
