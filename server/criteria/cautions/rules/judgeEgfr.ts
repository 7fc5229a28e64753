import { point } from '../../../chart/interval.ts';
import type { Steps } from '../caution.ts';
import type { EgfrEstimate } from '../estimates.ts';
import { cannotTell, type Finding } from '../finding.ts';
import { judgeSteps } from './judgeNumber.ts';

/** Which step an estimated filtration rate has passed; between several possible values only what all of them have. */
export function judgeEgfr(steps: Steps, estimate: EgfrEstimate | undefined): Finding {
  if (!estimate) return cannotTell('no eGFR was computed');
  const sources = estimate.inputs.creatinine?.sources ?? [];
  const { value, values = [], notComputable } = estimate;
  const possible = value === null ? values.map((each) => each.value) : [value];
  if (possible.length === 0) return cannotTell(`eGFR: ${notComputable ?? 'not computable'}`, sources);
  const [low, high] = [Math.min(...possible), Math.max(...possible)];
  const found = `eGFR ${low === high ? low : `${low} to ${high}`} mL/min/1.73 m²`;
  return judgeSteps(steps, { ...point(low), high }, found, sources);
}
