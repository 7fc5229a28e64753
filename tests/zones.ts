import { spawnSync } from 'node:child_process';

/** Everything but the browser tests, by clocks on, west and east of Greenwich; a thousand cases a property each time. */
const FOLDERS = ['tests/server', 'tests/launch', 'tests/profiles'];
/** Processes that are killed, a read-only root, an EHR that hangs: no zone changes these, and they take most of the time. */
const ONCE = ['tests/server/instances/**', 'tests/server/container/**', 'tests/server/faults/**'];

for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
  process.stdout.write(`Time zone ${zone}\n`);
  const { status } = spawnSync(
    'vitest',
    ['run', '--reporter=dot', ...ONCE.flatMap((folder) => ['--exclude', folder]), ...FOLDERS],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, TZ: zone, PROPERTY_RUNS: '1000' },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
