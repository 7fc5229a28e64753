import type { Fact } from '../../chart/fact.ts';
import type { AtFollowUp, RecordedMrecist, RecordedRecist } from '../../scores/afterTreatment/recordedResponse.ts';
import type { SessionComparison } from '../../scores/afterTreatment/sessionComparison.ts';
import type { ResponseCategory } from '../../scores/recist.ts';
import type { Moment } from '../moment.ts';
import { plainDates } from '../plainDates.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import { sourceRow } from '../sourceRows.ts';
import { daysFromText } from './daysFromText.ts';

/** The response by one of the two criteria, as somebody recorded it, or why there is none. RECIST and mRECIST never mix. */
export interface ResponseRow {
  readonly criteria: 'RECIST' | 'mRECIST';
  readonly found: string;
  readonly isReason: boolean;
  readonly sources: readonly SourceLine[];
}

export const responseRows = ({ recist, mrecist }: SessionComparison, moment: Moment): readonly ResponseRow[] => [
  responseRow('RECIST', recist, moment),
  responseRow('mRECIST', mrecist, moment),
];

const WORDS: Readonly<Record<ResponseCategory, string>> = {
  CR: 'complete response',
  PR: 'partial response',
  SD: 'stable disease',
  PD: 'progressive disease',
};

function responseRow(
  criteria: ResponseRow['criteria'],
  fact: Fact<AtFollowUp<RecordedRecist | RecordedMrecist>>,
  moment: Moment,
): ResponseRow {
  const sources = sourceLines(
    fact.sources.map((source) => sourceRow(source, moment)),
    '',
  );
  if (!fact.known) return { criteria, found: plainDates(fact.because, moment.zone), isReason: true, sources };
  const { category, daysFromTreatment } = fact.value;
  return { criteria, found: `${WORDS[category]}, ${daysFromText(daysFromTreatment)}`, isReason: false, sources };
}
