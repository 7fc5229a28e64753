import { setTimeout as sleep } from 'node:timers/promises';
import { type Chaos, healthy, partOf, type Trouble } from './chaos.ts';

async function drip({ response }: Trouble): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/fhir+json' });
  while (!response.destroyed) {
    response.write(' ');
    await sleep(20);
  }
}

/** Servers that keep the reader waiting: to be read with a short time limit. */
export const SLOW: readonly Chaos[] = [
  {
    name: 'no answer at all',
    answer: () => {},
    search: /did not answer within 0.5 seconds/,
    read: /did not answer within 0.5/,
  },
  { name: 'a slow drip', answer: drip, search: /did not answer within 0.5 seconds/, read: /did not answer within 0.5/ },
  {
    name: 'no answer for the second page',
    answer: (trouble) => (trouble.page === 1 && trouble.search.kind === 'search' ? healthy(trouble) : undefined),
    search: partOf('the EHR did not answer within 0.5 seconds'),
    read: /did not answer within 0.5/,
    keeps: [1],
  },
];
