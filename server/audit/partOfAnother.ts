import type { Session } from '../scores/afterTreatment/session.ts';

type Treatment = Pick<Session, 'kind' | 'day'>;

/** The code of an embolization often stands beside that of the chemoembolization or radioembolization it belongs to. */
export const isPartOfAnother = ({ kind, day }: Treatment, all: readonly Treatment[]): boolean =>
  kind === 'embolization' &&
  all.some((other) => other.day === day && (other.kind === 'chemoembolization' || other.kind === 'y90'));
