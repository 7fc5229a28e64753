import { spawnSync } from 'node:child_process';

/** The tests whose outcome could depend on the clock of the machine, run by clocks west and east of Greenwich. */
const FOLDERS = [
  'tests/server/chart',
  'tests/server/criteria',
  'tests/server/scores',
  'tests/server/evidence',
  'tests/server/present',
  'tests/server/patients.test.ts',
];

for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
  process.stdout.write(`Time zone ${zone}\n`);
  const { status } = spawnSync('vitest', ['run', '--reporter=dot', ...FOLDERS], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TZ: zone, PROPERTY_RUNS: '1000' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
