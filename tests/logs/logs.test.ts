import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOGS } from './suiteLog.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** A run of one passing test whose app logs `planted`, and writes `beside` past its log. */
async function run(planted: string, beside = ''): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'tests/logs/planted.config.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PLANTED: planted, PLANTED_BESIDE: beside },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [code] = await once(child, 'exit');
  return { code, output };
}

describe('every log line of the whole suite is looked at when it ends', () => {
  it.each([
    ['a name', 'no access to Mrs. Mockwell', 'Mockwell'],
    ['a birth date', '1963-05-21', '1963-05-21'],
    ['a record number', 'T-100023', 'T-100023'],
    ['an id', 'inr-correctable', 'inr-correctable'],
  ])('%s in one line fails the run, though every test passes', async (_, planted, found) => {
    const { code, output } = await run(planted);
    expect(output).toContain('1 passed');
    expect(output).toContain(`A log tells of a patient: ${found}`);
    expect(code).not.toBe(0);
  });

  it.each([
    ['a stack', 'Error: no date for Mockwell\n    at start (server/start.ts:1:1)', 'Mockwell'],
    ['a warning of Node', '(node:1) Warning: T-100023 was dropped', 'T-100023'],
    ['a line that was cut off', '{"level":50,"reason":"Mockw Mockwell', 'Mockwell'],
  ])('so does %s that an app writes past its log', async (_, beside, found) => {
    const { code, output } = await run('not registered', beside);
    expect(output).toContain(`A log tells of a patient: ${found}`);
    expect(code).not.toBe(0);
  });

  it('a usual line does not', async () => {
    const { code, output } = await run('not registered');
    expect(output).not.toContain('A log tells');
    expect(code).toBe(0);
  });

  it('this run is one of them', () => {
    expect(process.env[LOGS]).toMatch(/livermet-logs-/);
  });

  it('no test starts an app with a log that is not looked at', () => {
    const files = globSync('tests/{browser,house,launch,logs,profiles,server}/**/*.ts', { cwd: root });
    const textOf = (name: string) => readFileSync(root + name, 'utf8');
    const found = (mark: RegExp) => files.filter((name) => mark.test(textOf(name))).sort();
    // The logger's own test, and the place where that of all other tests is made.
    expect(found(/\bpino\(|createLogger\(|\blog: \{/)).toEqual([
      'tests/logs/suiteLog.ts',
      'tests/server/logger.test.ts',
    ]);
    const processes = found(/\['server\/index\.ts'\]/);
    expect(processes).toContain('tests/server/instances/instance.ts');
    const keeps = (name: string) => /keepLog\(|from '\.\/image\.ts'/.test(textOf(name));
    expect(processes.filter((name) => !keeps(name))).toEqual([]);
  });
});
