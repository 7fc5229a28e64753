import type { AuditCase, CaseResult } from '../../audit/auditCase.ts';
import { csvCells, csvLine, csvList } from './csv.ts';
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
  ...['why', 'because', 'same_day_order_unknown', 'performer', 'performer_id'],
  ...['decision', 'decision_at', 'decision_by', 'decision_about', 'decision_against', 'decision_reason', 'override'],
  'cards_overridden',
];

/** The first line of `cases.csv`. */
export const CASE_HEADER = csvLine(COLUMNS);

/** A line for each criterion of a case; the values that decided stand in it, as `csvList` writes several. */
export function caseRows(each: AuditCase): string {
  const [before, after] = [csvCells(caseCells(each)), csvCells([...performerCells(each), ...enteredCells(each)])];
  return each.results.map((result) => `${before},${csvCells(resultCells(result))},${after}\r\n`).join('');
}

const caseCells = (each: AuditCase) => [
  `Patient/${each.patientId}`,
  csvList(each.procedures.map(({ reference }) => reference)),
  each.kind,
  each.therapy ?? 'undetermined',
  each.decided,
  each.adherence,
];

/** The names as recorded with this case, and by which ids `summary.json` groups them, in one order. */
const performerCells = ({ performers }: AuditCase) => [
  csvList(performers.map(({ id, name }) => name ?? id)),
  csvList(performers.map(({ id }) => id)),
];

function resultCells(result: CaseResult) {
  const { sources } = result;
  const all = (text: (source: (typeof sources)[number]) => string): string => csvList(sources.map(text));
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
    ...[
      decision?.kind,
      decision?.at,
      decision?.by,
      decision?.about,
      decision && csvList(decision.against),
      decision?.reason,
    ],
    override,
    csvList(cards.map(overrideText)),
  ].map((cell) => cell ?? '');
}
