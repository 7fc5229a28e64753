import { type DoxorubicinTotal, doxorubicinTotal } from '../../../chart/doxorubicinTotal.ts';
import type { Fact } from '../../../chart/fact.ts';
import type { DoxorubicinDose } from '../../../chart/facts.ts';
import { sideOf } from '../../../chart/limit.ts';
import type { Steps } from '../caution.ts';
import { cannotTell, type Finding } from '../finding.ts';

/**
 * Which step the recorded doxorubicin has passed, in mg per m2 of today's body surface. What is recorded is a lower bound of
 * what was given, so a low sum is never on the safe side.
 */
export function judgeDoxorubicin(
  steps: Steps,
  given: Fact<readonly DoxorubicinDose[]>,
  surface: Fact<number>,
): Finding {
  const total = doxorubicinTotal(given, surface);
  if (!total.known) return cannotTell(total.because, total.sources);
  const { mgPerM2 } = total.value;
  const recorded = recordedText(total.value);
  const sources = [...total.sources, ...mgPerM2.sources];
  if (!mgPerM2.known) return cannotTell(`${recorded}; ${mgPerM2.because}`, sources);
  const found = `at least ${Math.floor(mgPerM2.value * 10) / 10} mg/m² by today's body surface: ${recorded}`;
  const lowerBound = { low: mgPerM2.value, high: Number.POSITIVE_INFINITY, lowOpen: false, highOpen: true };
  const passed = steps.findLast(({ safe }) => sideOf(lowerBound, safe) === 'fails');
  if (passed) return { finding: 'applies', because: `${found}; ${passed.says}`, sources };
  return cannotTell(`${found}; what was given elsewhere or in beads is not seen`, sources);
}

const recordedText = ({ mg, counted, uncounted, intravenous }: DoxorubicinTotal): string => {
  const sum = `${mg} mg in ${counted} ${counted === 1 ? 'dose' : 'doses'}`;
  const routes = intravenous.mg === mg ? '' : `, of which ${intravenous.mg} mg are recorded as given into a vein`;
  return `${sum}${routes}${uncounted === 0 ? '' : `, and ${uncounted} without an amount in mg`}`;
};
