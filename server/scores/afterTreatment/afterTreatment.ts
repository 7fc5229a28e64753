import { type Fact, unknown } from '../../chart/fact.ts';
import type { FollowUpPolicy } from './followUpPolicy.ts';
import { isLiverDirected, type Session, type Sessions, sessionsOf, type UndatedProcedure } from './session.ts';
import { type SessionComparison, sessionComparison } from './sessionComparison.ts';
import { countedFrom, type StagingInterval, stagingInterval } from './stagingInterval.ts';
import { type TimeToTreatment, timeToTreatment } from './timeToTreatment.ts';
import type { TreatmentRecord } from './treatmentRecord.ts';

export interface TreatmentComparison extends SessionComparison {
  /** Whether it is the patient's first liver-directed treatment, after which the series assessed; `null` if it is not certain. */
  readonly isFirst: boolean | null;
  /** To the liver-directed treatment that it is counted from (`countedFrom`); `null` when none is recorded before it. */
  readonly interval: StagingInterval | null;
}

/** What is recorded before and after each liver-directed treatment. It compares, and neither predicts nor judges. */
export interface AfterTreatment {
  readonly policy: FollowUpPolicy;
  /** One for each liver-directed treatment begun by `asOf`, oldest first. */
  readonly treatments: readonly TreatmentComparison[];
  /** Liver procedures that no day can be given to: they may lie before, between or after the others. */
  readonly undated: readonly UndatedProcedure[];
  readonly timeToFirstTreatment: Fact<TimeToTreatment>;
  /** Why liver procedures may be missing from the record; absent when nothing speaks for it. */
  readonly incomplete?: string;
}

/**
 * @param asOf ISO instant: what was not known by then is not read
 */
export function afterTreatment(record: TreatmentRecord, policy: FollowUpPolicy, asOf: string): AfterTreatment {
  const { proceduresUnreadable: incomplete } = record;
  const begun = begunBy(record, asOf);
  const sessions = sessionsOf(begun, policy.timeZone);
  return {
    policy,
    treatments: comparisons(sessions, record, policy, asOf),
    undated: sessions.undated,
    timeToFirstTreatment:
      incomplete === undefined
        ? timeToTreatment(record.metastasisDate, begun, policy.timeZone)
        : unknown('not-readable', incomplete),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

/** The comparisons alone. @param asOf see `afterTreatment` */
export const treatmentComparisons = (
  record: TreatmentRecord,
  policy: FollowUpPolicy,
  asOf: string,
): readonly TreatmentComparison[] =>
  comparisons(sessionsOf(begunBy(record, asOf), policy.timeZone), record, policy, asOf);

const begunBy = ({ procedures }: TreatmentRecord, asOf: string): TreatmentRecord['procedures'] =>
  procedures.filter(({ period }) => period === undefined || period.start <= Date.parse(asOf));

function comparisons(
  sessions: Sessions,
  record: TreatmentRecord,
  policy: FollowUpPolicy,
  asOf: string,
): readonly TreatmentComparison[] {
  const doubt = doubtOf(sessions, record.proceduresUnreadable);
  const directed = sessions.sessions.filter(isLiverDirected);
  return directed.map((session, index) => ({
    ...sessionComparison(session, sessions.sessions, record, policy, Date.parse(asOf)),
    ...position(session, directed.slice(0, index), doubt),
  }));
}

/** Why a liver-directed treatment may be missing between those that have a day; "" when nothing speaks for it. */
function doubtOf({ undated }: Sessions, incomplete: string | undefined): string {
  if (incomplete !== undefined) return incomplete;
  return undated.some(isLiverDirected) ? 'another liver-directed treatment is recorded without its day' : '';
}

const BETWEEN = 'another liver-directed treatment lies between the two';

function position(session: Session, earlier: readonly Session[], doubt: string) {
  const previous = countedFrom(session, earlier);
  const between = previous === earlier.at(-1) ? '' : BETWEEN;
  const doubts = [between, doubt].filter(Boolean).join('; ');
  if (previous) return { isFirst: false, interval: stagingInterval(previous, session, doubts) };
  return { isFirst: doubt === '' ? true : null, interval: null };
}
