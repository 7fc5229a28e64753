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
  const answers = sources.filter(isAnswer);
  const [corrects] = answers.filter(isAboutCorrecting);
  const [answer] = answers.filter((each) => !isAboutCorrecting(each));
  // The value itself is the chart's then: it must never read as entered by a person.
  if (!answer) return corrects ? [`Whether it can be corrected: ${enteredText(corrects, moment.zone)}`] : [];
  const chart = [...sources, ...setAside].filter((source) => !isAnswer(source));
  const recorded = chart.map((source) => recordedText(source, moment));
  return [capital(enteredText(answer, moment.zone)), `Chart: ${recorded.length > 0 ? recorded.join('; ') : 'nothing'}`];
}

/** An answer to "can it be corrected?", which says nothing of the value. */
const isAboutCorrecting = ({ reference }: Source): boolean => reference.endsWith('-correctable');

function recordedText({ asRecorded, recordedAt }: Source, { asOf, zone }: Moment): string {
  const age = formatAge(recordedAt, asOf, zone);
  return `${asRecorded}, ${formatFhirDate(recordedAt, zone)}${age ? ` (${age})` : ''}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
