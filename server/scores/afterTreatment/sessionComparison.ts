import type { Fact } from '../../chart/fact.ts';
import { GRADED_IDS, type GradedId } from '../ctcae/terms/index.ts';
import { baselineValue } from './baselineValue.ts';
import type { Day } from './days.ts';
import type { FollowUpPolicy } from './followUpPolicy.ts';
import { followUpValue } from './followUpValue.ts';
import { type FollowUpWindow, followUpWindow } from './followUpWindow.ts';
import { type LaboratoryComparison, laboratoryComparison } from './laboratoryComparison.ts';
import type { LaboratoryValue } from './laboratoryValue.ts';
import { type MeldChange, meldChange } from './meldChange.ts';
import { type OtherTreatment, otherTreatments } from './otherTreatments.ts';
import { type AtFollowUp, type RecordedMrecist, type RecordedRecist, responseAtFollowUp } from './recordedResponse.ts';
import type { Session } from './session.ts';
import type { TreatmentRecord } from './treatmentRecord.ts';

/** What is recorded before and about three months after one liver-directed treatment. */
export interface SessionComparison {
  readonly session: Session;
  readonly window: FollowUpWindow;
  /** In the order of `GRADED_IDS`. */
  readonly laboratory: readonly LaboratoryComparison[];
  readonly meld: MeldChange;
  readonly recist: Fact<AtFollowUp<RecordedRecist>>;
  readonly mrecist: Fact<AtFollowUp<RecordedMrecist>>;
  /** Other procedures on the liver between the earliest baseline and the latest follow-up value. */
  readonly otherTreatments: readonly OtherTreatment[];
}

/**
 * @param all every session on the liver, this one included
 * @param asOf epoch milliseconds
 */
export function sessionComparison(
  session: Session,
  all: readonly Session[],
  record: TreatmentRecord,
  policy: FollowUpPolicy,
  asOf: number,
): SessionComparison {
  const zone = policy.timeZone;
  const window = followUpWindow(session.day, policy, asOf);
  const before = valuesOf((id) => baselineValue(record.laboratory[id], session, policy, asOf));
  const after = valuesOf((id) => followUpValue(record.laboratory[id], session, window, zone, asOf));
  const from = daysOf(before).at(0) ?? session.day;
  const to = daysOf(after).at(-1) ?? window.to;
  return {
    session,
    window,
    laboratory: GRADED_IDS.map((id) =>
      laboratoryComparison(id, record.laboratory[id].title, before[id], after[id], record.anticoagulatedAt),
    ),
    meld: meldChange(before, after, record),
    recist: responseAtFollowUp(record.recist, session, window, zone, asOf),
    mrecist: responseAtFollowUp(record.mrecist, session, window, zone, asOf),
    otherTreatments: otherTreatments(all, session, from, to),
  };
}

type Values = Readonly<Record<GradedId, Fact<LaboratoryValue>>>;

const valuesOf = (read: (id: GradedId) => Fact<LaboratoryValue>): Values => ({
  'total-bilirubin': read('total-bilirubin'),
  alt: read('alt'),
  ast: read('ast'),
  alp: read('alp'),
  inr: read('inr'),
  albumin: read('albumin'),
  creatinine: read('creatinine'),
  platelets: read('platelets'),
});

/** The days of the values that are there, in order. */
const daysOf = (values: Values): readonly Day[] =>
  Object.values(values)
    .flatMap((fact) => (fact.known ? [fact.value.day] : []))
    .toSorted();
