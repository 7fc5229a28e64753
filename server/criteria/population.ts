import type { Facts } from '../chart/facts.ts';
import { judgeHistology } from './rules/histology.ts';
import { judgeLiverMetastasis } from './rules/liverMetastasis.ts';
import type { Population } from './verdict.ts';

/**
 * Whether the patient is one of those the published series are about: leiomyosarcoma and an active liver metastasis. Reads
 * the two exactly as the criteria of the same names do.
 */
export function population(facts: Pick<Facts, 'histology' | 'liver-metastasis'>): Population {
  const histology = judgeHistology(facts.histology);
  const metastasis = judgeLiverMetastasis(facts['liver-metastasis']);
  if (histology.finding === 'fails')
    return { status: 'not-met', because: `outside the evidence: ${histology.told.because}` };
  const open = [histology, metastasis].filter(({ finding }) => finding === 'unknown');
  if (open.length > 0) return { status: 'unknown', because: open.map(({ told }) => told.because).join('; ') };
  return { status: 'met', because: `${histology.told.because}; ${metastasis.told.because}` };
}
