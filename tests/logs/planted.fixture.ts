import { expect, it } from 'vitest';
import { suiteLogger } from './suiteLog.ts';

/** Not one of the suite's tests: run by logs.test.ts, to see that a run with such a line fails. */
it('passes, while its app logs what the environment says', () => {
  suiteLogger().warn({ reason: process.env.PLANTED }, 'refused');
  expect(process.env.PLANTED).toBeDefined();
});
