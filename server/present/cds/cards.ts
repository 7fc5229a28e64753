import type { WhyUnknown } from '../../chart/fact.ts';
import type { TherapyId } from '../../criteria/therapy.ts';
import type { Assessment } from '../assessment.ts';
import { contradictionOf } from '../contradiction.ts';
import { gapRows } from '../gapRows.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { type TherapyLine, therapyLines } from '../therapyLines.ts';
import { type Card, summaryOf } from './card.ts';
import type { Hook } from './hooks.ts';
import { markdown } from './markdown.ts';
import { OVERRIDE_REASONS } from './overrideReasons.ts';

export interface CardContext {
  readonly hook: Hook;
  /** The therapies that are asked about. */
  readonly therapies: readonly TherapyId[];
  /** Those that were ordered for somebody who may be this patient or not. */
  readonly untold?: readonly TherapyId[];
  /** Public address of the app. */
  readonly baseUrl: string;
  readonly newId: () => string;
}

/** "Eligible" is no more than: every criterion of the published series is met. */
const WORDS = { met: 'eligible', correctable: 'correctable', unknown: 'unknown', 'not-met': 'not eligible' } as const;

/**
 * The cards of one call. When a chart is opened, one for all therapies; when a procedure is ordered, one for each therapy
 * that it can be. None for a patient outside the population, and none while neither leiomyosarcoma nor a liver metastasis
 * is recorded - unless that is only because the record could not be read.
 */
export function cards(assessment: Assessment, context: CardContext): readonly Card[] {
  const { therapies, untold = [] } = context;
  if (therapies.length + untold.length === 0 || assessment.population.status === 'not-met') return [];
  if (isUnread(assessment)) return [unreadCard(assessment, context)];
  if (isSilent(assessment)) return [];
  const lines = therapyLines(assessment.verdicts, assessment.policy);
  const asked = lines.filter(({ id }) => therapies.includes(id));
  return context.hook === 'patient-view'
    ? [overviewCard(asked, assessment, context)]
    : [
        ...asked.map((line) => therapyCard(line, assessment, context)),
        ...(untold.length === 0 ? [] : [untoldCard(untold, assessment, context)]),
      ];
}

const populationFacts = ({ facts }: Assessment) => [facts.histology, facts['liver-metastasis']] as const;

const hasReason = (assessment: Assessment, reasons: readonly WhyUnknown[]): boolean =>
  populationFacts(assessment).every((fact) => !fact.known && reasons.includes(fact.why));

/** Neither is recorded; a diagnosis too vague to tell is not a record of it. */
const isSilent = (assessment: Assessment): boolean => hasReason(assessment, ['absent', 'indeterminate']);

/**
 * Whether either is recorded hangs on records that were not read; so it does where the patient was not: an EHR that keeps
 * the patient back can answer every search with nothing, and that nothing is no record of absence.
 */
const isUnread = (assessment: Assessment): boolean =>
  hasReason(assessment, ['absent', 'indeterminate', 'not-readable']) &&
  (!isSilent(assessment) || isPatientUnread(assessment));

const isPatientUnread = ({ gaps }: Assessment): boolean => gaps.some(({ feeds }) => feeds.includes('birth-date'));

function unreadCard(assessment: Assessment, context: CardContext): Card {
  const summary = 'LiverMet could not read the record, so it cannot tell whether this patient is one of its population';
  return cardOf(summary, 'warning', unreadLines(assessment), assessment, context);
}

/** Without a verdict: that of this chart may be wrong for whom the order is meant. */
function untoldCard(untold: readonly TherapyId[], assessment: Assessment, context: CardContext): Card {
  const ordered = untold.map((id) => THERAPY_LABELS[id].short).join(', ');
  const summary = `An order (${ordered}) names its patient in a way that cannot be matched with this chart; it was not checked`;
  const line = 'Make sure for whom the order is, and open LiverMet from that chart.';
  return cardOf(summary, 'warning', [line, ''], assessment, context);
}

function overviewCard(lines: readonly TherapyLine[], assessment: Assessment, context: CardContext): Card {
  const words = lines.map(({ id, mark }) => `${THERAPY_LABELS[id].short} ${wordOf(mark)}`);
  const doubts = doubtsOf(assessment);
  const summary = `${doubts}By published criteria: ${words.join(', ')}`;
  return cardOf(summary, doubts === '' ? 'info' : 'warning', linesOf(lines, assessment), assessment, context);
}

function therapyCard(line: TherapyLine, assessment: Assessment, context: CardContext): Card {
  const [first] = line.groups.flatMap(({ items }) => items);
  const way = first ? `: ${first.links.map(({ title }) => title).join(', ')}: ${first.text}` : '';
  const isContradicted = contradictionOf(assessment.verdicts) !== null;
  const doubt = isContradicted ? ', but answers contradict' : '';
  const summary = `${THERAPY_LABELS[line.id].short} ${wordOf(line.mark)} by published criteria${doubt}${way}`;
  const indicator = line.mark.kind === 'met' && !isContradicted ? 'info' : 'warning';
  return { ...cardOf(summary, indicator, linesOf([line], assessment), assessment, context), ...overridable(indicator) };
}

/** What the reader of a summary has to know before its words. */
function doubtsOf({ gaps, verdicts }: Assessment): string {
  const isIncomplete = gapRows(gaps).missed.length > 0;
  return `${isIncomplete ? 'Record incomplete. ' : ''}${contradictionOf(verdicts) === null ? '' : 'Answers contradict. '}`;
}

const overridable = (indicator: Card['indicator']) =>
  indicator === 'warning' ? { overrideReasons: OVERRIDE_REASONS } : {};

const wordOf = ({ kind }: TherapyLine['mark']): string => (kind === 'not-part' ? 'not asked' : WORDS[kind]);

function linesOf(lines: readonly TherapyLine[], assessment: Assessment): readonly string[] {
  const { population } = assessment;
  const therapies = lines.flatMap((line) => [
    `**${markdown(line.title)}: ${wordOf(line.mark)}**`,
    ...line.groups.flatMap(({ label, items }) =>
      items.map(
        ({ links, text }) => `- ${label}: ${markdown(`${links.map(({ title }) => title).join(', ')}: ${text}`)}`,
      ),
    ),
    ...line.notes.map((note) => `- ${markdown(note)}`),
    '',
  ]);
  const inPopulation = `Population ${population.status}: ${markdown(population.because)}.`;
  const contradiction = contradictionOf(assessment.verdicts);
  const warning = contradiction === null ? [] : [`**Check the answers.** ${markdown(contradiction)}`, ''];
  return [inPopulation, '', ...warning, ...therapies, ...unreadLines(assessment)];
}

function unreadLines({ gaps }: Assessment): readonly string[] {
  const { missed, notOffered } = gapRows(gaps);
  const rows = [...missed, ...notOffered].map(
    ({ query, reason, concerns }) => `- ${markdown(`${query}: ${reason}${concerns ? ` (${concerns})` : ''}`)}`,
  );
  return rows.length > 0 ? ['**Not read**', ...rows, ''] : [];
}

function cardOf(
  summary: string,
  indicator: Card['indicator'],
  lines: readonly string[],
  { asOf, patient }: Assessment,
  { baseUrl, newId }: CardContext,
): Card {
  const about = 'Criteria of published series; no treatment is recommended. Not for time-critical use.';
  return {
    uuid: newId(),
    summary: summaryOf(summary),
    indicator,
    detail: [...lines, `${about} Data as of ${asOf}.`].join('\n'),
    source: {
      label: 'LiverMet: criteria of published series',
      url: `${baseUrl}/criteria`,
      topic: { system: 'urn:livermet:topic', code: 'liver-directed-therapy', display: 'Liver-directed therapy' },
    },
    links: [
      {
        label: 'Open LiverMet for this patient',
        url: `${baseUrl}/launch`,
        type: 'smart',
        appContext: JSON.stringify({ patient: patient.reference }),
      },
    ],
  };
}
