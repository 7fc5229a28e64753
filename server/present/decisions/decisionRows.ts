import type { Decision, DecisionBasis } from '../../criteria/decision.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import { formatAge, formatFhirDate, formatInstant } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { userName } from '../sourceRows.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { type Standing, standingOf } from './standing.ts';
import { verdictThen } from './verdictThen.ts';

interface BasisRow {
  readonly therapy: string;
  readonly mark: StatusMark;
  /** "INR: correctable, edition in force from 1 Sep 2020" for each criterion that was not met. */
  readonly notMet: readonly string[];
  /** "9 criteria, editions in force from 1 Sep 2020" */
  readonly editions: string;
}

/** One documented decision, as the page shows it. */
export interface DecisionRow {
  /** "DEB-TACE: proceed against INR", "All four therapies: deferred, except as decided later for Y90 radioembolization" */
  readonly title: string;
  readonly reason: string;
  /** "by Dr Lee, today (15 Jan 2026, 10:00)" */
  readonly made: string;
  /** "Verdict then: met, as of 15 Jan 2026, 09:59; differs from today’s: not met" */
  readonly verdictThen: string;
  readonly basis: readonly BasisRow[];
  /** "Verdicts as of 15 Jan 2026, 09:59 (Europe/Berlin), LiverMet 0.1.0" */
  readonly asOf: string;
  /** "superseded by Dr Kim, 16 Jan 2026, 08:00"; `null` for one that stands. */
  readonly superseded: string | null;
}

export interface DecisionRows {
  /** Those of which something still holds, the newest first: no two of them speak about one therapy. */
  readonly standing: readonly DecisionRow[];
  readonly superseded: readonly DecisionRow[];
}

/** What the rows of decisions are drawn against. */
export interface DecisionMoment extends Moment {
  /** The verdicts of `asOf`. */
  readonly verdicts: readonly Verdict[];
}

/** @param decisions in the order in which they were made */
export function decisionRows(decisions: readonly Decision[], moment: DecisionMoment): DecisionRows {
  const rows = decisions.map((decision, index) =>
    rowOf(decision, standingOf(decision, decisions.slice(index + 1)), moment),
  );
  const newestFirst = rows.toReversed();
  return {
    standing: newestFirst.filter(({ superseded }) => superseded === null),
    superseded: newestFirst.filter(({ superseded }) => superseded !== null),
  };
}

export const aboutLabel = (about: Decision['about']): string =>
  about === 'all' ? 'All four therapies' : THERAPY_LABELS[about].title;

const TITLES = new Map(Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id, title }) => [id, title])));

function kindText({ kind, against }: Pick<Decision, 'kind' | 'against'>): string {
  if (kind === 'accept') return 'verdict accepted';
  if (kind === 'defer') return 'deferred';
  return `proceed against ${against.map((id) => TITLES.get(id) ?? id).join(', ')}`;
}

export const decisionTitle = (decision: Pick<Decision, 'about' | 'kind' | 'against'>): string =>
  `${aboutLabel(decision.about)}: ${kindText(decision)}`;

const exception = ({ exceptFor }: Standing): string =>
  exceptFor.length === 0 ? '' : `, except as decided later for ${exceptFor.map(aboutLabel).join(' and ')}`;

function rowOf(decision: Decision, standing: Standing, { asOf, zone, verdicts }: DecisionMoment): DecisionRow {
  const { reason, at, by, appVersion } = decision;
  const next = standing.supersededBy;
  return {
    title: `${decisionTitle(decision)}${exception(standing)}`,
    reason,
    made: `by ${userName(by)}, ${formatAge(at, asOf, zone)} (${formatFhirDate(at, zone)})`,
    verdictThen: verdictThen(decision, verdicts, zone),
    basis: decision.basis.map((basis) => basisRow(basis, zone)),
    asOf: `Verdicts as of ${formatInstant(decision.asOf, zone)}, LiverMet ${appVersion}`,
    superseded: next ? `superseded by ${userName(next.by)}, ${formatFhirDate(next.at, zone)}` : null,
  };
}

function basisRow({ therapy, status, criteria }: DecisionBasis, zone: string): BasisRow {
  const editions = [...new Set(criteria.map(({ edition }) => edition))].toSorted();
  const days = editions.map((edition) => formatFhirDate(edition, zone)).join(' and ');
  return {
    therapy: THERAPY_LABELS[therapy].title,
    mark: statusMark(status),
    notMet: criteria
      .filter((one) => one.status !== 'met')
      .map((one) => `${TITLES.get(one.id) ?? one.id}: ${statusMark(one.status).word}`),
    editions: `${criteria.length} criteria, editions in force from ${days}`,
  };
}
