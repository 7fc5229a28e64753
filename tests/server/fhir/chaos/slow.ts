import { setTimeout as sleep } from 'node:timers/promises';
import { type Chaos, healthy, partOf, type Trouble } from './chaos.ts';

async function drip({ response }: Trouble): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/fhir+json' });
  while (!response.destroyed) {
    response.write(' ');
    await sleep(20);
  }
}

const IN_TIME = /^the EHR did not answer within [\d.]+ seconds$/;

/** Servers that keep the reader waiting: to be read with a short time limit. */
export const SLOW: readonly Chaos[] = [
  {
    name: 'no answer at all',
    answer: () => {},
    search: IN_TIME,
    read: IN_TIME,
  },
  { name: 'a slow drip', answer: drip, search: IN_TIME, read: IN_TIME },
  {
    name: 'no answer for the second page',
    answer: (trouble) => (trouble.page === 1 && trouble.search.kind === 'search' ? healthy(trouble) : undefined),
    search: partOf('the EHR did not answer within [\\d.]+ seconds'),
    read: IN_TIME,
    keeps: [1],
  },
];
