import type { Decision, DecisionBasis } from '../../criteria/decision.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { formatAge, formatFhirDate, formatInstant } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { userName } from '../sourceRows.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';

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
  /** "DEB-TACE: proceed against INR" */
  readonly title: string;
  readonly reason: string;
  /** "by Dr Lee, today (15 Jan 2026, 10:00)" */
  readonly made: string;
  readonly basis: readonly BasisRow[];
  /** "Verdicts as of 15 Jan 2026, 09:59 (Europe/Berlin), LiverMet 0.1.0" */
  readonly asOf: string;
  /** "superseded by Dr Kim, 16 Jan 2026, 08:00"; `null` for one that stands. */
  readonly superseded: string | null;
}

export interface DecisionRows {
  /** The latest about each therapy, and about all; the newest first. */
  readonly standing: readonly DecisionRow[];
  readonly superseded: readonly DecisionRow[];
}

/** @param decisions in the order in which they were made */
export function decisionRows(decisions: readonly Decision[], moment: Moment): DecisionRows {
  const rows = decisions.map((decision, index) => {
    const next = decisions.slice(index + 1).find(({ about }) => about === decision.about);
    return rowOf(decision, next, moment);
  });
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

function rowOf(decision: Decision, next: Decision | undefined, { asOf, zone }: Moment): DecisionRow {
  const { reason, at, by, appVersion } = decision;
  return {
    title: decisionTitle(decision),
    reason,
    made: `by ${userName(by)}, ${formatAge(at, asOf, zone)} (${formatFhirDate(at, zone)})`,
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
