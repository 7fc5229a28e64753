import type { SetAside } from '../chart/fact.ts';
import type { CriterionId } from '../criteria/criterionId.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import { THERAPIES, type TherapyId } from '../criteria/therapy.ts';
import type { Grade } from '../scores/ctcae/grade.ts';
import { type Adherence, adherenceOf } from './adherence.ts';
import type { AuditPlan } from './auditPlan.ts';
import { byPerformer, type PerformerGroup } from './byPerformer.ts';
import type { CaseFigures } from './caseFigures.ts';
import { compareTexts } from './compareTexts.ts';
import { type EnteredCounts, enteredCounts } from './enteredCounts.ts';
import type { FollowUpState } from './followUp.ts';
import { byDay, type LeftOut } from './leftOut.ts';
import { monthsOf } from './monthsOf.ts';
import { type Count, type Tally, tallyOf } from './tally.ts';

/** One line of a table: some of the cases, and what they came to. */
export interface Group<Id extends string = string> {
  readonly id: Id;
  /** Where the id does not tell what it is called. */
  readonly name?: string;
  readonly tally: Tally;
}

/** How many patients and procedures are left after each step. */
export interface Funnel {
  readonly patients: Count;
  readonly inPopulation: Count;
  /** Of the population, with at least one case. */
  readonly withCase: Count;
  /** Completed liver procedures with a day of the period, of any patient read: each is one of `outside`, of a case, or a further code of either. */
  readonly procedures: Count;
  /** Treatments of the period on patients who are not, or not certainly, of the population. */
  readonly outside: Count;
  readonly cases: Count;
  /** Liver procedures of the population to which no day can be given. */
  readonly undated: Count;
}

export interface WhatIfResult {
  readonly name: string;
  readonly tally: Tally;
  /** Cases that come to something else than under the policy in force. */
  readonly changed: Count;
}

export interface FollowUpCounts {
  readonly done: Count;
  readonly notDone: Count;
  readonly notYet: Count;
  /** Before the window ended, without anything recorded in it. */
  readonly died: Count;
  /** Nothing is recorded in the window, and not whether the patient was alive at its end. */
  readonly diedUnknownWhen: Count;
  /** Of those done, whether there is a usable result of every value that is compared. */
  readonly laboratory: { readonly complete: Count; readonly incomplete: Count };
  /** Of those done, whether another treatment of the liver lies between the treatment and its follow-up. */
  readonly otherTreatment: { readonly some: Count; readonly none: Count };
  /** By worst grade, index 0 to 4. */
  readonly grades: readonly Count[];
  readonly notGraded: Count;
  readonly meld: { readonly increased: Count; readonly stableOrDecreased: Count; readonly notComputable: Count };
}

/** What an audit counts. Rates follow from the tallies. */
export interface AuditReport {
  readonly plan: AuditPlan;
  readonly funnel: Funnel;
  readonly overall: Tally;
  /** Of the cases in which no criterion is unknown; `null` in a report to be shared. */
  readonly complete: Tally | null;
  /** The treatments that `funnel.outside` counts; none are named in a report to be shared. */
  readonly leftOut: readonly LeftOut[];
  /** Which procedures have no day, and why; none are named in a report to be shared. */
  readonly undated: readonly SetAside[];
  readonly byTherapy: readonly Group<TherapyId | 'undetermined'>[];
  readonly byCriterion: readonly Group<CriterionId>[];
  readonly byMonth: readonly Group[];
  /** `null` in a report to be shared. */
  readonly byPerformer: readonly PerformerGroup[] | null;
  readonly sameDayOrderUnknown: Count;
  readonly followUp: FollowUpCounts;
  readonly whatIf: readonly WhatIfResult[];
  /** `null` when the store of the app was not asked. */
  readonly entered: EnteredCounts | null;
}

/** What was found besides the cases. */
export interface PatientCounts {
  readonly patients: number;
  readonly inPopulation: number;
  readonly withCase: number;
  readonly procedures: number;
  readonly leftOut: readonly LeftOut[];
  readonly undated: readonly SetAside[];
}

export function auditReport(plan: AuditPlan, counts: PatientCounts, cases: readonly CaseFigures[]): AuditReport {
  const { undated: found, leftOut, ...rest } = counts;
  // Patients are read in no order of their own.
  const undated = found.toSorted(
    (a, b) => compareTexts(a.reference, b.reference) || compareTexts(a.because, b.because),
  );
  return {
    plan,
    funnel: { ...rest, outside: leftOut.length, cases: cases.length, undated: undated.length },
    leftOut: leftOut.toSorted(byDay),
    undated,
    overall: tallyOf(cases.map(({ adherence }) => adherence)),
    complete: tallyOf(cases.filter(isComplete).map(({ adherence }) => adherence)),
    byTherapy: [...THERAPIES, 'undetermined' as const].map((id) => ({
      id,
      tally: tallyOf(
        cases.filter(({ therapy }) => (therapy ?? 'undetermined') === id).map(({ adherence }) => adherence),
      ),
    })),
    byCriterion: byCriterion(cases),
    byMonth: byMonth(cases, monthsOf(plan.period)),
    byPerformer: byPerformer(cases),
    sameDayOrderUnknown: cases.filter((each) => each.sameDayOrderUnknown).length,
    followUp: followUpCounts(cases),
    whatIf: plan.scenarios.map(({ name }, index) => whatIf(name, cases, index)),
    entered: plan.site === undefined ? null : enteredCounts(plan.site, cases),
  };
}

/** Where a criterion fails, what is unknown beside it does not change what the case comes to. */
const isComplete = ({ criteria, adherence }: CaseFigures): boolean =>
  adherence !== 'not-documented' && criteria.every(([, status]) => status !== 'unknown');

function byCriterion(cases: readonly CaseFigures[]): readonly Group<CriterionId>[] {
  const order = [...new Set(Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id }) => id)))];
  const found = new Map(order.map((id) => [id, [] as Adherence[]]));
  for (const { criteria } of cases) for (const [id, status] of criteria) found.get(id)?.push(adherenceOf(status));
  return [...found].map(([id, adherences]) => ({ id, tally: tallyOf(adherences) }));
}

/** Every month, even without a case. */
function byMonth(cases: readonly CaseFigures[], months: readonly string[]): readonly Group[] {
  const found = Map.groupBy(cases, ({ day }) => day.slice(0, 7));
  return months.map((id) => ({ id, tally: tallyOf((found.get(id) ?? []).map(({ adherence }) => adherence)) }));
}

function followUpCounts(cases: readonly CaseFigures[]): FollowUpCounts {
  const all = cases.flatMap(({ followUp }) => followUp ?? []);
  const state = (wanted: FollowUpState) => all.filter((each) => each.state === wanted).length;
  const done = all.filter((each) => each.state === 'done');
  const grades: readonly Grade[] = [0, 1, 2, 3, 4];
  const change = (is: (points: number) => boolean) =>
    done.filter(({ meldChange }) => meldChange !== null && is(meldChange)).length;
  return {
    done: done.length,
    notDone: state('not-done'),
    notYet: state('not-yet'),
    died: state('died'),
    diedUnknownWhen: state('died-unknown-when'),
    laboratory: {
      complete: done.filter(({ isComplete }) => isComplete).length,
      incomplete: done.filter(({ isComplete }) => !isComplete).length,
    },
    otherTreatment: {
      some: done.filter(({ hasOther }) => hasOther).length,
      none: done.filter(({ hasOther }) => !hasOther).length,
    },
    grades: grades.map((grade) => done.filter(({ worstGrade }) => worstGrade === grade).length),
    notGraded: done.filter(({ worstGrade }) => worstGrade === null).length,
    meld: {
      increased: change((points) => points > 0),
      stableOrDecreased: change((points) => points <= 0),
      notComputable: done.filter(({ meldChange }) => meldChange === null).length,
    },
  };
}

function whatIf(name: string, cases: readonly CaseFigures[], index: number): WhatIfResult {
  const adherences = cases.map((each) => each.whatIf[index] ?? each.adherence);
  const changed = cases.filter((each, place) => adherences[place] !== each.adherence).length;
  return { name, tally: tallyOf(adherences), changed };
}
