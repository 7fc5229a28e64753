import type { Fact } from '../../chart/fact.ts';
import type { GradedId } from '../ctcae/terms/index.ts';
import type { LaboratorySeries } from './laboratorySeries.ts';
import type { RecordedMrecist, RecordedRecist, ResponseSeries } from './recordedResponse.ts';
import type { TreatedLiver } from './session.ts';

/** What the comparison of before and after is made from. */
export interface TreatmentRecord {
  /** All completed procedures on the liver, resections included, in any order. */
  readonly procedures: readonly TreatedLiver[];
  /** Why procedures may be missing from the record, when they may be. */
  readonly proceduresUnreadable?: string;
  readonly laboratory: Readonly<Record<GradedId, LaboratorySeries>>;
  /** FHIR date of the first recorded liver metastasis. */
  readonly metastasisDate: Fact<string>;
  readonly recist: ResponseSeries<RecordedRecist>;
  readonly mrecist: ResponseSeries<RecordedMrecist>;
  /** Dialysis in the week before an instant (epoch milliseconds). */
  readonly dialysisBefore: (at: number) => Fact<boolean>;
  /** Whether the patient took anticoagulants at an instant (epoch milliseconds). */
  readonly anticoagulatedAt: (at: number) => Fact<boolean>;
}
