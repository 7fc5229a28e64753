import { bundle, outcome, send } from '../localEhr.ts';
import { type Chaos, healthy, partOf, unreadable } from './chaos.ts';

/** Connections, refusals and bodies that are no answer. */
export const BROKEN: readonly Chaos[] = [
  {
    name: 'a connection reset',
    answer: ({ request }) => void request.socket.resetAndDestroy(),
    search: /^the connection to the EHR failed$/,
    read: /^the connection to the EHR failed$/,
  },
  {
    name: '401 in the middle of paging',
    answer: (trouble) =>
      trouble.page === 1 && trouble.search.kind === 'search'
        ? healthy(trouble)
        : send(trouble.response, outcome('error', 'login'), 401),
    search: partOf('the EHR refused access \\(401\\)'),
    read: /^the EHR refused access \(401\)$/,
    keeps: [1],
  },
  {
    name: '403',
    answer: ({ response }) => send(response, outcome('error', 'forbidden'), 403),
    search: /^the EHR refused access \(403\)$/,
    read: /^the EHR refused access \(403\)$/,
  },
  {
    name: '403, break the glass',
    answer: ({ response }) => send(response, outcome('fatal', 'security', '4131'), 403),
    search: /break-the-glass\) \(403\)$/,
    read: /break-the-glass\) \(403\)$/,
  },
  {
    name: '500',
    answer: ({ response }) => send(response, 'internal', 500, { 'content-type': 'text/plain' }),
    search: /internal error \(500\)/,
    read: /internal error \(500\)/,
  },
  {
    name: 'truncated JSON',
    answer: ({ response, chart, search }) =>
      send(response, JSON.stringify(bundle(chart.records(search, 1))).slice(0, -20)),
    search: unreadable,
    read: unreadable,
  },
  {
    name: 'an HTML page with status 200',
    answer: ({ response }) => send(response, '<html><body>Log in</body></html>', 200, { 'content-type': 'text/html' }),
    search: unreadable,
    read: unreadable,
  },
  {
    name: 'FHIR sent as plain text',
    answer: (trouble) =>
      send(trouble.response, trouble.chart.page(trouble.search, 2, trouble.base), 200, {
        'content-type': 'text/plain',
      }),
    search: unreadable,
    read: unreadable,
  },
  {
    name: 'a PDF',
    answer: ({ response }) => send(response, '%PDF-1.7', 200, { 'content-type': 'application/pdf' }),
    search: unreadable,
    read: unreadable,
  },
  { name: 'null', answer: ({ response }) => send(response, 'null'), search: unreadable, read: unreadable },
  {
    name: 'a Bundle that is no search result',
    answer: ({ response, chart, search }) => send(response, { ...bundle(chart.records(search, 1)), type: 'history' }),
    search: unreadable,
    read: unreadable,
  },
];
