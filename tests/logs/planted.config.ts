import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/logs/planted.fixture.ts'], globalSetup: 'tests/logs/checkLogs.ts' },
});
