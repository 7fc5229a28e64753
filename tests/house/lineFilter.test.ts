import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { expect, it } from 'vitest';

const folder = new URL('../../server/fhir/bulk/lineFilter/', import.meta.url);

it('the line filter is what its source compiles to: npm run filter', async () => {
  const written = new Map<string, unknown>();
  const { error } = await asc.main(['--config', new URL('asconfig.json', folder).pathname], {
    writeFile: (name, contents) => void written.set(name.split('/').at(-1) ?? name, contents),
  });
  expect(error).toBeNull();
  const compiled = written.get('lineFilter.wasm');
  expect(Buffer.from(compiled as Uint8Array).equals(readFileSync(new URL('lineFilter.wasm', folder)))).toBe(true);
});
