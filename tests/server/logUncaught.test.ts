import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keepLog } from '../logs/suiteLog.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes the app fail, when it gets a signal, where nobody catches it. */
const failing = (how: string) => `data:text/javascript,process.once('SIGUSR2',()=>{${encodeURIComponent(how)}})`;

/** The app's way out: what it wrote after its greeting, and its exit code. */
async function ended(how: string) {
  const child = spawn(process.execPath, ['--import', failing(how), 'server/index.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text;
      if (String(text).includes('LiverMet is ready')) child.kill('SIGUSR2');
    });
  const [code] = await once(child, 'close');
  keepLog(output);
  return { code, lines: output.split('\n').filter((line) => line !== '' && !line.startsWith('LiverMet is ready')) };
}

describe('what nobody catches ends the app, and its message, which can quote a record, is written nowhere', () => {
  it.each([
    ['an exception', "throw new TypeError('no date for Mockwell')", { kind: 'TypeError' }],
    ['a rejection', "Promise.reject(new RangeError('no date for Mockwell'))", { kind: 'RangeError' }],
    [
      'where it happened in our code is said',
      "throw Object.assign(new Error('Mockwell'),{stack:'Error: Mockwell\\n    at f (/app/server/start.ts:7:1)'})",
      { kind: 'Error', at: 'server/start.ts:7' },
    ],
    ['no error at all', "throw 'Mockwell'", { kind: 'string' }],
  ])('%s', async (_, how, told) => {
    const { code, lines } = await ended(how);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60, code: 'uncaught', msg: 'ended', ...told });
    expect(lines[0]).not.toContain('Mockwell');
  });
});
