import { expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics.ts';
import { tellOfEnds } from '../../server/threadEnd.ts';

it.each([
  [Object.assign(new Error('quotes Anna'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'ERR_WORKER_OUT_OF_MEMORY'],
  [new TypeError('quotes Anna'), 'TypeError'],
  ['quotes Anna', 'string'],
  [undefined, undefined],
])('of a thread that ended, kind and place are logged, and what it threw is not: %s', async (cause, kind) => {
  const metrics = createMetrics();
  const logged: object[] = [];
  const logger = { error: (line: object) => logged.push(line) } as unknown as Parameters<
    typeof tellOfEnds
  >[0]['logger'];
  tellOfEnds({ logger, metrics }, 'pages')({ why: 'ended', cause });
  expect(logged).toMatchObject([{ code: 'thread-ended', thread: 'pages', reason: 'ended', kind }]);
  expect(JSON.stringify(logged)).not.toContain('Anna');
  expect(await metrics.text()).toContain('livermet_threads_ended_total{thread="pages",why="ended"} 1');
});

it('where it was is a file and a line of our own code', () => {
  const logged: object[] = [];
  const logger = { error: (line: object) => logged.push(line) } as unknown as Parameters<
    typeof tellOfEnds
  >[0]['logger'];
  const cause = Object.assign(new Error('x'), {
    stack: 'Error: x\n    at eat (file:///app/server/present/assess.ts:7:3)',
  });
  tellOfEnds({ logger, metrics: createMetrics() }, 'store')({ why: 'ended', cause });
  expect(logged).toMatchObject([{ at: 'server/present/assess.ts:7' }]);
});
