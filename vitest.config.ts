import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Property tests run ten thousand cases each, and browser tests start a real Chromium.
    testTimeout: 120_000,
    maxWorkers: '100%',
    hookTimeout: 60_000,
  },
});
