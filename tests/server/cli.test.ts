import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Of an unknown command, with the parts of Node that it loaded. */
const run = (file: string): string => {
  const tell = 'process.on("exit", () => console.error(process.moduleLoadList.join(" ")))';
  return spawnSync(process.execPath, ['--import', `data:text/javascript,${tell}`, `server/${file}`, 'none'], {
    encoding: 'utf8',
  }).stderr;
};
const REMOVES_TYPES = 'internal/deps/amaro';

it('a command begins without what takes the types out of files: all but its first file come out of the cache', () => {
  run('cli.js');
  const again = run('cli.js');
  expect(again).toContain('unknown command "none"');
  expect(again).not.toContain(REMOVES_TYPES);
  expect(run('cli.ts'), 'it is called so').toContain(REMOVES_TYPES);
});
