import type { AuditCase, CaseResult } from '../../audit/auditCase.ts';
import { csvCells, csvLine } from './csv.ts';
import { overrideText } from './enteredWords.ts';

const COLUMNS = [
  ...['patient', 'procedure', 'kind', 'therapy', 'decided_at', 'adherence'],
  ...[
    'criterion',
    'status',
    'comparator',
    'value',
    'unit',
    'date',
    'reference',
    'as_recorded',
    'limit',
    'published_limit',
  ],
  ...['why', 'because', 'same_day_order_unknown', 'performer'],
  ...['decision', 'decision_at', 'decision_by', 'decision_about', 'decision_against', 'decision_reason', 'override'],
  'cards_overridden',
];

/** The first line of `cases.csv`. */
export const CASE_HEADER = csvLine(COLUMNS);

/** A line for each criterion of a case; the values that decided stand in it, parted by " | " when there are several. */
export function caseRows(each: AuditCase): string {
  const [before, after] = [csvCells(caseCells(each)), csvCells([each.performers.join(' | '), ...enteredCells(each)])];
  return each.results.map((result) => `${before},${csvCells(resultCells(result))},${after}\r\n`).join('');
}

const caseCells = (each: AuditCase) => [
  `Patient/${each.patientId}`,
  each.procedures.map(({ reference }) => reference).join(' | '),
  each.kind,
  each.therapy ?? 'undetermined',
  each.decided,
  each.adherence,
];

function resultCells(result: CaseResult) {
  const { sources } = result;
  const all = (text: (source: (typeof sources)[number]) => string): string => sources.map(text).join(' | ');
  return [
    result.id,
    result.status,
    result.comparator ?? '',
    result.value,
    result.unit,
    all(({ recordedAt }) => recordedAt),
    all(({ reference }) => reference),
    all(({ asRecorded }) => asRecorded),
    result.limit,
    result.publishedLimit ?? '',
    result.why,
    result.because,
    result.sameDayOrderUnknown,
  ];
}

/** The same in every line of a case; empty where nothing was entered, or the store of the app was not asked. */
function enteredCells({ entries }: AuditCase) {
  const { decision, override = null, cards = [] } = entries ?? {};
  return [
    ...[decision?.kind, decision?.at, decision?.by, decision?.about, decision?.against.join(' | '), decision?.reason],
    override,
    cards.map(overrideText).join(' | '),
  ].map((cell) => cell ?? '');
}
