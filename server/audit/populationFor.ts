import type { Chart } from '../chart/chart.ts';
import { readHistology } from '../chart/inputs/histology.ts';
import { readLiverMetastasis } from '../chart/inputs/metastases.ts';
import { population } from '../criteria/population.ts';
import type { Population } from '../criteria/verdict.ts';

/**
 * Whether a patient is of the population of an audit: leiomyosarcoma and an active liver metastasis are recorded, each at
 * the decision or by the end of the period. A histology that was written down after the procedure keeps the case in the
 * audit, where its criterion is then not documented; and a metastasis that was removed by it was there before.
 *
 * @param decision and `end`: epoch milliseconds
 */
export function populationFor({ diagnoses }: Pick<Chart, 'diagnoses'>, decision: number, end: number): Population {
  const last = Math.max(decision, end);
  const either = <F extends { readonly known: boolean }>(read: (asOf: number) => F): F => {
    const first = read(decision);
    return first.known || last === decision ? first : read(last);
  };
  const histology = either((asOf) => readHistology(diagnoses, asOf));
  return population({
    histology: histology.known && histology.value.kind === 'other' ? readHistology(diagnoses, last) : histology,
    'liver-metastasis': either((asOf) => readLiverMetastasis(diagnoses, asOf)),
  });
}
