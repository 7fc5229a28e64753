import { nextOf } from '../healthyChart.ts';
import { bundle, send } from '../localEhr.ts';
import { type Chaos, partOf, type Trouble, unreadable } from './chaos.ts';

const firstPage = (trouble: Trouble, next: string): void =>
  send(trouble.response, bundle(trouble.chart.records(trouble.search, 1), next));

/** Next links that must not be followed for ever, or at all. */
export const LINKS: readonly Chaos[] = [
  {
    name: 'a next link to the page itself',
    answer: (trouble) => firstPage(trouble, `${trouble.base}/${trouble.search.path}`),
    search: partOf('the EHR pointed back to a page already read'),
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'a next link to a foreign host',
    answer: (trouble) => firstPage(trouble, `${trouble.foreign}/fhir/${trouble.search.path}&page=2`),
    search: partOf('the EHR pointed outside its own address, which was not opened'),
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'a next link outside the base path',
    answer: (trouble) => firstPage(trouble, `${new URL(trouble.base).origin}/other/${trouble.search.path}`),
    search: partOf('the EHR pointed outside its own address, which was not opened'),
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'next links without end',
    answer: (trouble) => firstPage(trouble, `${nextOf(trouble.search, trouble.base)}&n=${trouble.before}`),
    search: partOf('there are more than 7 pages'),
    read: unreadable,
    keeps: [1],
  },
];
