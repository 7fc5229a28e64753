import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fqmMeasure } from './fqmMeasure.ts';

/** fqm-execution over the first patients of a folder, parsed beforehand. Prints patients a second. */
async function main([folder = '', wanted = '200']: readonly string[]): Promise<void> {
  const name: string = 'fqm-execution'; // installed beside this file only, so not known to the types
  const { Calculator } = await import(name);
  const bundles = patientBundles(folder, Number(wanted));
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

function patientBundles(folder: string, wanted: number): readonly unknown[] {
  const byPatient = new Map<string, unknown[]>();
  const files = readdirSync(folder).toSorted(
    (a, b) => Number(b.startsWith('Patient')) - Number(a.startsWith('Patient')),
  );
  for (const name of files) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) {
      const resource = JSON.parse(line);
      const isPatient = resource.resourceType === 'Patient';
      const id = isPatient ? resource.id : resource.subject.reference.slice('Patient/'.length);
      if (isPatient && byPatient.size < wanted) byPatient.set(id, []);
      byPatient.get(id)?.push({ resource });
    }
  }
  return [...byPatient.values()].map((entry) => ({ resourceType: 'Bundle', type: 'collection', entry }));
}

await main(process.argv.slice(2));
