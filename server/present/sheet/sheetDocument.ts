import type { Decision } from '../../criteria/decision.ts';
import type { Assessment } from '../assessment.ts';
import { boardRows } from '../boardRows.ts';
import { cautionRows } from '../cautionRows.ts';
import { cautionTherapies } from '../cautionTherapies.ts';
import { contradictionOf } from '../contradiction.ts';
import { formatInstant } from '../dates.ts';
import { plainUnits } from '../figure.ts';
import { gapRows } from '../gapRows.ts';
import { type PatientBanner, patientBanner } from '../patientBanner.ts';
import { scoreRows } from '../scoreRows.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { answerLines } from './answerLines.ts';
import { type CriterionLine, criteriaLines } from './criteriaLines.ts';
import { decisionLines } from './decisionLines.ts';
import { editionLines } from './editionLines.ts';
import { evidenceLines } from './evidenceLines.ts';
import { correctableLines, openLines } from './openLines.ts';
import { type Fitted, fitPassages, type Passage, shortened } from './room.ts';
import { COLUMN_WIDTH, roomBeside } from './sheetLayout.ts';
import { type TherapyRow, therapyRows } from './therapyRows.ts';

type PassageName = 'gaps' | 'correctable' | 'open' | 'answers' | 'decisions' | 'scores' | 'evidence' | 'cautions';

/** What the assessment itself does not hold. */
export interface SheetContext {
  readonly siteName: string;
  readonly appVersion: string;
  /** Of the receipt that belongs to this sheet: "3f2a-9c01-77de-0b1c". */
  readonly receiptId: string;
  /** In the order in which they were made; the sheet leaves room to write when there is none. */
  readonly decisions: readonly Decision[];
}

/** The tumor-board sheet: what stands on the one printed page. */
export interface SheetDocument extends Readonly<Record<PassageName, Fitted>> {
  readonly patient: PatientBanner;
  readonly asOf: string;
  readonly population: { readonly word: string; readonly because: string };
  /** Answers that cannot both be true. */
  readonly contradiction: string | null;
  readonly therapies: readonly TherapyRow[];
  readonly columns: readonly string[];
  readonly criteria: readonly CriterionLine[];
  readonly legend: readonly StatusMark[];
  /** What of the cautions is not printed at all. */
  readonly cautionsNote: string;
  readonly appVersion: string;
  readonly receiptId: string;
  readonly editions: readonly string[];
}

const WORDS = { met: 'met', 'not-met': 'not met', unknown: 'unknown' } as const;
const LONGEST = { name: 90, because: 220 } as const;
const MAIN_PAGE = 'the page “Criteria”';

/** Everything on the sheet, decided here. What there is no room for is counted, with the place where it stands. */
export function sheetDocument(assessment: Assessment, context: SheetContext): SheetDocument {
  const { asOf, policy, population, verdicts, gaps } = assessment;
  const zone = policy.timeZone;
  const criteria = criteriaLines(boardRows(verdicts, policy, asOf));
  const therapies = therapyRows(verdicts);
  const contradiction = contradictionOf(verdicts);
  const parts = passages(assessment, context);
  const has = {
    hasGaps: gaps.length > 0,
    hasDecisions: parts.decisions.lines.length > 0,
    hasContradiction: contradiction !== null,
  };
  const room = roomBeside(therapies, criteria, has);
  const patient = patientBanner(assessment.patient, gaps, context.siteName, { asOf, zone });
  return {
    patient: { ...patient, name: shortened(patient.name, LONGEST.name), ehr: shortened(patient.ehr, LONGEST.name) },
    asOf: formatInstant(asOf, zone),
    population: { word: WORDS[population.status], because: shortened(population.because, LONGEST.because) },
    contradiction,
    therapies,
    columns: verdicts.map(({ therapy }) => THERAPY_LABELS[therapy].short),
    criteria,
    legend: (['met', 'correctable', 'unknown', 'not-met', 'not-part'] as const).map(statusMark),
    ...fitPassages(parts, room, COLUMN_WIDTH),
    cautionsNote: cautionsNote(assessment),
    appVersion: context.appVersion,
    receiptId: context.receiptId,
    editions: editionLines(asOf),
  };
}

/** In the order in which they get room. */
function passages(assessment: Assessment, { decisions }: SheetContext): Readonly<Record<PassageName, Passage>> {
  const on = (elsewhere: string, least: number, lines: readonly string[]): Passage => ({ lines, elsewhere, least });
  return {
    gaps: on('the top of any other page', 8, gapLines(assessment)),
    correctable: on(MAIN_PAGE, 4, correctableLines(assessment)),
    open: on(MAIN_PAGE, 10, openLines(assessment)),
    answers: on(MAIN_PAGE, 13, answerLines(assessment)),
    decisions: { ...on('the page “Decisions”', 8, decisionLines(decisions, assessment)), longest: 7 },
    scores: on(MAIN_PAGE, 8, scoreLines(assessment)),
    evidence: on('the page “Literature”', 10, evidenceLines(assessment.evidence)),
    cautions: on(MAIN_PAGE, 6, cautionLines(assessment)),
  };
}

function gapLines({ gaps }: Assessment): readonly string[] {
  const { missed, notOffered } = gapRows(gaps);
  return [...missed, ...notOffered].map(({ query, reason, concerns }) =>
    concerns === '' ? `${query}: ${reason}` : `${query}: ${reason}. Not usable: ${concerns}`,
  );
}

const scoreLines = ({ scores, asOf, policy }: Assessment): readonly string[] =>
  scoreRows(scores, { asOf, zone: policy.timeZone }).map(({ version, value, qualifier, notComputable }) => {
    const more = qualifier === '' ? '' : `, ${qualifier}`;
    return `${version}: ${notComputable ?? `${value}${more}`}`;
  });

const cautionLines = ({ cautions }: Assessment): readonly string[] =>
  cautions
    .filter(({ status }) => status === 'applies')
    .map(({ caution, because }) => `${cautionTherapies(caution)}: ${caution.title}: ${plainUnits(because)}`);

function cautionsNote({ cautions, policy, asOf }: Assessment): string {
  const { cannotTell, information, off } = cautionRows(cautions, policy, { asOf, zone: policy.timeZone });
  const parts = [
    `${cannotTell.count} cannot be told from the record`,
    `${information.count} to know for every patient`,
    ...(off.length > 0 ? [`${off.length} switched off by this site`] : []),
  ];
  return `Not printed here: ${parts.join(', ')}. See ${MAIN_PAGE}.`;
}
