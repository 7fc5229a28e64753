import type { Input } from '../../chart/input.ts';
import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { plainUnits } from '../figure.ts';
import { type CodeTable, codeTables } from './codeTables.ts';

/** How one clinical fact is read from a chart, for every reader and without a patient. */
export interface InputEntry {
  readonly title: string;
  readonly howRead: string;
  readonly lookBack: string;
  readonly codes: readonly CodeTable[];
  readonly codeCount: number;
}

export function inputEntry(input: Input): InputEntry {
  const codes = codeTables(input);
  return {
    title: `${input.title.charAt(0).toUpperCase()}${input.title.slice(1)}`,
    howRead: plainUnits(input.howRead).replaceAll('/uL', '/µL'),
    lookBack: lookBackWords(input),
    codes,
    codeCount: codes.reduce((total, { rows }) => total + rows.length, 0),
  };
}

/** The published series state no look-back, so every window is a site's own decision; these are the defaults. */
function lookBackWords({ lookBack }: Input): string {
  if (!lookBack) return 'Of any age, unless how it is read says otherwise (site policy).';
  const days = DEFAULT_POLICY.lookBackDays[lookBack];
  return `A value counts for ${days} days (site policy; this is the default, and each site may set its own, because the published series state no look-back).`;
}
