import type { SetAside, Source } from '../../chart/fact.ts';
import { formatAge, formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { enteredText, isAnswer } from '../sourceRows.ts';

interface Read {
  readonly sources: readonly Source[];
  readonly setAside: readonly SetAside[];
}

/**
 * What stands below a value that a clinician entered: by whom and until when it holds, then what the chart says of it.
 * Empty for a value of the chart.
 */
export function enteredLines({ sources, setAside }: Read, moment: Moment): readonly string[] {
  const [answer] = sources.filter(isAnswer);
  if (!answer) return [];
  const chart = [...sources, ...setAside].filter((source) => !isAnswer(source));
  const recorded = chart.map((source) => recordedText(source, moment));
  return [capital(enteredText(answer, moment.zone)), `Chart: ${recorded.length > 0 ? recorded.join('; ') : 'nothing'}`];
}

function recordedText({ asRecorded, recordedAt }: Source, { asOf, zone }: Moment): string {
  const age = formatAge(recordedAt, asOf, zone);
  return `${asRecorded}, ${formatFhirDate(recordedAt, zone)}${age ? ` (${age})` : ''}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
