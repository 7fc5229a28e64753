import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

/** Documents that name tests as proof: "[launch](tests/launch/launch.test.ts) › title of the test". */
const DOCUMENTS = ['README.md', 'tests/launch/defects.md', 'tests/house/asvs.md'];

interface Proof {
  readonly file: URL;
  readonly title: string;
}

function proofsIn(document: string): readonly Proof[] {
  const at = new URL(document, root);
  return [...readFileSync(at, 'utf8').matchAll(/\]\(([^)]+\.ts)\) › (.+?)(?=<br>| \|)/g)].map(
    ([, path = '', title = '']) => ({ file: new URL(path, at), title }),
  );
}

/** Rows of a table that say what holds, and name no test. Headings within a table are set in bold. */
const unproven = (document: string, from: string): readonly string[] =>
  readFileSync(new URL(document, root), 'utf8')
    .split(from)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (\*\*|the app \|)/.test(line) && !line.includes(' › '));

/** Whether a file has a test, or a group of tests, of that title. */
function isTested({ file, title }: Proof): boolean {
  if (!existsSync(file)) return false;
  const quoted = title.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`\\(\\s*(['"\`])${quoted}\\1\\s*,`).test(readFileSync(file, 'utf8').replaceAll("\\'", "'"));
}

describe.each(DOCUMENTS)('%s', (document) => {
  it('names only tests that exist', () => {
    const proofs = proofsIn(document);
    expect(proofs.length).toBeGreaterThan(20);
    expect(proofs.filter((proof) => !isTested(proof))).toEqual([]);
  });
});

it('every SMART rule of the README has a test', () => {
  expect(unproven('README.md', '## SMART App Launch 2.2, rule by rule')).toEqual([]);
});
