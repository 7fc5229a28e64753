import { bundle, outcome, send } from '../localEhr.ts';
import { type Chaos, healthy, partOf, unreadable } from './chaos.ts';

/** What servers say beside or instead of records. */
export const MESSAGES: readonly Chaos[] = [
  {
    name: 'an OperationOutcome with status 200',
    answer: ({ response }) => send(response, outcome('error', 'exception')),
    search: /^the EHR reported an error$/,
    read: /^the EHR reported an error$/,
  },
  {
    name: 'an OperationOutcome inside the bundle',
    answer: ({ response, chart, search }) =>
      send(response, bundle([...chart.records(search, 1), outcome('error', 'processing')])),
    search: /^the EHR reported an error$/,
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'Epic 4119, the record may be incomplete',
    answer: ({ response, chart, search }) =>
      send(response, bundle([...chart.records(search, 1), outcome('warning', 'processing', '4119')])),
    search: /may hold more than it sent/,
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'Epic 4122, an unknown parameter, beside all records',
    answer: ({ response, chart, search }) =>
      send(
        response,
        bundle([...chart.records(search, 1), ...chart.records(search, 2), outcome('warning', 'not-supported', '4122')]),
      ),
    search: 'whole',
    read: unreadable,
  },
  {
    name: 'a page session that expires once (Epic 4113)',
    answer: (trouble) =>
      trouble.before === 1
        ? send(trouble.response, bundle([outcome('fatal', 'processing', '4113')]))
        : healthy(trouble),
    search: 'whole',
    read: 'whole',
  },
  {
    name: 'a page session that expires once, said with status 400',
    answer: (trouble) =>
      trouble.before === 1 ? send(trouble.response, outcome('fatal', 'processing', '4113'), 400) : healthy(trouble),
    search: 'whole',
    read: 'whole',
  },
  {
    name: 'a next page that is gone once (410)',
    answer: (trouble) =>
      trouble.before === 1 ? send(trouble.response, outcome('error', 'not-found'), 410) : healthy(trouble),
    search: 'whole',
    read: 'whole',
  },
  {
    name: 'a page session that always expires',
    answer: (trouble) =>
      trouble.page === 1 && trouble.search.kind === 'search'
        ? healthy(trouble)
        : send(trouble.response, outcome('fatal', 'processing', '4113')),
    search: partOf('the EHR let its result pages expire before they were read'),
    read: /let its result pages expire/,
    keeps: [1],
  },
];
