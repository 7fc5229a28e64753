import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Looks at every log line of the run when it ends.
    globalSetup: 'tests/logs/checkLogs.ts',
    // Property tests run ten thousand cases each, browser tests start a real Chromium, and the machine may be busy.
    testTimeout: 600_000,
    maxWorkers: '100%',
    hookTimeout: 60_000,
  },
});
