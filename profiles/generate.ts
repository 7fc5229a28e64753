import { mkdirSync, writeFileSync } from 'node:fs';
import { generated } from './generated.ts';

/** `npm run generate`: writes the FHIR artefacts that follow from the code; a test fails while they differ. */
const folder = new URL('generated/', import.meta.url);
for (const [name, text] of Object.entries(generated())) {
  mkdirSync(new URL('.', new URL(name, folder)), { recursive: true });
  writeFileSync(new URL(name, folder), text);
}
