import { nextOf } from '../healthyChart.ts';
import { bundle, send } from '../localEhr.ts';
import { type Chaos, healthy, partOf, unreadable } from './chaos.ts';

/** Records: too many, too large, not the patient's, or too few. */
export const CONTENT: readonly Chaos[] = [
  {
    name: 'the same records on every page',
    answer: (trouble) =>
      trouble.search.kind === 'read'
        ? healthy(trouble)
        : send(
            trouble.response,
            bundle(
              [...trouble.chart.records(trouble.search, 1), ...trouble.chart.records(trouble.search, 2)],
              trouble.page === 1 ? nextOf(trouble.search, trouble.base) : undefined,
            ),
          ),
    search: 'whole',
    read: 'whole',
  },
  {
    name: 'a page of 10 MB',
    answer: (trouble) => {
      const body = trouble.chart.page(trouble.search, trouble.page, trouble.base) as object;
      send(trouble.response, { ...body, implicitRules: 'x'.repeat(10 * 2 ** 20) });
    },
    search: 'whole',
    read: 'whole',
  },
  {
    name: 'a record of another patient',
    answer: ({ response, chart, search }) => {
      const other = {
        ...chart.records(search, 2)[0],
        subject: { reference: 'Patient/someone-else' },
        patient: undefined,
      };
      send(
        response,
        search.kind === 'read'
          ? { resourceType: 'Patient', id: 'someone-else' }
          : bundle([...chart.records(search, 1), other]),
      );
    },
    search: /^the EHR sent another patient's data, which was left out$/,
    read: /^the EHR sent another patient, who was left out$/,
    keeps: [1],
  },
  {
    name: 'a record that names no patient',
    answer: ({ response, chart, search }) => {
      const { resourceType } = search;
      send(response, bundle([...chart.records(search, 1), { resourceType, id: 'orphan' }]));
    },
    search: /^the EHR sent records that name no patient, which were left out$/,
    read: unreadable,
    keeps: [1],
  },
  {
    name: 'fewer records than announced',
    answer: ({ response, chart, search }) => send(response, { ...bundle(chart.records(search, 1)), total: 600 }),
    search: partOf('the EHR announced more records than it sent'),
    read: unreadable,
    keeps: [1],
  },
];
