import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Every line read and parsed, and nothing done with it. */
async function main([folder = '']: readonly string[]): Promise<void> {
  const start = performance.now();
  let records = 0;
  for (const name of readdirSync(folder)) {
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) {
      if (JSON.parse(line).resourceType) records += 1;
    }
  }
  process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, records }));
}

await main(process.argv.slice(2));
