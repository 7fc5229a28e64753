import { expect, it } from 'vitest';
import { keepLog, suiteLogger } from './suiteLog.ts';

/** Not one of the suite's tests: run by logs.test.ts, to see that a run with such a line fails. */
it('passes, while its app logs what the environment says', () => {
  suiteLogger().warn({ reason: process.env.PLANTED }, 'refused');
  keepLog(`LiverMet is ready.\n${process.env.PLANTED_BESIDE ?? ''}\n`);
  expect(process.env.PLANTED).toBeDefined();
});
