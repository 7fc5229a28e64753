import type { Source } from '../../chart/fact.ts';
import type { LiverProcedure } from '../../chart/facts.ts';
import { type Day, daysBetween } from './days.ts';
import type { Session } from './session.ts';

/** Another procedure on the liver between the baseline and the follow-up of a treatment, whose effect may show in both. */
export interface OtherTreatment {
  readonly kind: LiverProcedure['kind'];
  readonly name: string;
  readonly day: Day;
  /** Negative before the treatment, 0 on its day. */
  readonly daysFromTreatment: number;
  readonly sources: readonly Source[];
}

/** All other sessions from `from` to `to`, resections included, oldest first. */
export const otherTreatments = (
  all: readonly Session[],
  session: Session,
  from: Day,
  to: Day,
): readonly OtherTreatment[] =>
  all
    .filter((other) => other !== session && other.day >= from && other.day <= to)
    .map(({ kind, name, day, sources }) => ({
      kind,
      name,
      day,
      daysFromTreatment: daysBetween(session.day, day),
      sources,
    }));
