import type { Facts } from '../../chart/facts.ts';
import { albi, albiGrade, BILIRUBIN_UMOL_PER_MG_DL } from '../albi.ts';
import { UNBOUNDED } from '../bounds.ts';
import { CAVEATS } from '../caveats.ts';
import type { Score } from '../score.ts';
import { readAnalytes } from './readAnalytes.ts';
import { notComputable } from './reading.ts';

const IDENTITY = {
  version: 'ALBI (Johnson 2015)',
  citation: 'Johnson PJ et al. J Clin Oncol 2015;33:550-8. doi:10.1200/JCO.2014.57.9151',
};

/** ALBI score to two decimals, and its grade, of one patient. */
export function readAlbi(facts: Facts): Score {
  const { used, inputs, missing } = readAnalytes(facts, { bilirubin: UNBOUNDED, albumin: UNBOUNDED });
  const notes = [CAVEATS.hepatocellularCarcinoma];
  if (used === undefined) return { ...IDENTITY, value: null, inputs, notComputable: notComputable(missing), notes };
  const bilirubin = used.bilirubin * BILIRUBIN_UMOL_PER_MG_DL;
  const albumin = used.albumin * 10;
  const unrounded = albi({ bilirubin, albumin });
  const value = Number(unrounded.toFixed(2));
  const grade = albiGrade(unrounded);
  const said = [`Computed with bilirubin ${bilirubin.toFixed(1)} umol/L and albumin ${albumin.toFixed(1)} g/L.`];
  if (albiGrade(value) !== grade) said.push(`Grade ${grade} is read from ${unrounded.toFixed(4)}, before rounding.`);
  return { ...IDENTITY, value, unrounded, category: `grade ${grade}`, inputs, notes: [...said, ...notes] };
}
