import type { AblationTechnique, DoneProcedure } from '../chart/inputs/procedures.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import { type Session, sessionsOf, type TreatedLiver } from '../scores/afterTreatment/session.ts';
import { type Operator, operatorsOf } from './operators.ts';
import { isPartOfAnother } from './partOfAnother.ts';

/** A treatment of the liver that has a day: what an audit calls a case. */
export interface TreatedCase {
  /** Of the treatment's own day; several codes of one kind on one day are one treatment. */
  readonly session: Session;
  /** The therapy whose criteria apply; `null` when the codes do not say which of them it was. */
  readonly therapy: TherapyId | null;
  /** Why the therapy is open, in words; "" when it is not. */
  readonly open: string;
  readonly performers: readonly Operator[];
}

/** @param zone IANA */
export function treatedCases(procedures: readonly DoneProcedure[], zone: string): readonly TreatedCase[] {
  const liver = procedures.flatMap(treatedLiver);
  const { sessions } = sessionsOf(liver, zone);
  return sessions
    .filter((session) => !isPartOfAnother(session, sessions))
    .map((session) => {
      const own = procedures.filter(({ source }) =>
        session.sources.some(({ reference }) => reference === source.reference),
      );
      return { session, ...therapyOf(session, techniquesOf(own)), performers: operatorsOf(own) };
    });
}

/** Completed liver procedures to which no day can be given: they may lie in the period or not. */
export const undatedTreatments = (procedures: readonly DoneProcedure[], zone: string) =>
  sessionsOf(procedures.flatMap(treatedLiver), zone).undated;

const treatedLiver = ({ procedure, period, source }: DoneProcedure): readonly TreatedLiver[] =>
  procedure ? [{ kind: procedure.kind, name: procedure.name, source, ...(period ? { period } : {}) }] : [];

const techniquesOf = (procedures: readonly DoneProcedure[]): readonly AblationTechnique[] => [
  ...new Set(procedures.flatMap(({ technique }) => technique ?? [])),
];

/** No code says drug-eluting beads, so chemoembolization is read by the criteria of the one form that was published. */
function therapyOf({ kind }: Session, techniques: readonly AblationTechnique[]): Pick<TreatedCase, 'therapy' | 'open'> {
  switch (kind) {
    case 'resection':
      return { therapy: 'resection', open: '' };
    case 'y90':
      return { therapy: 'y90', open: '' };
    case 'chemoembolization':
      return { therapy: 'deb-tace', open: '' };
    case 'embolization':
      return {
        therapy: null,
        open: 'the code does not say whether beads with a drug, an isotope or neither was given',
      };
    case 'ablation':
      return ablation(techniques);
  }
}

function ablation(techniques: readonly AblationTechnique[]): Pick<TreatedCase, 'therapy' | 'open'> {
  if (techniques.includes('other'))
    return { therapy: null, open: 'an ablation by another technique than microwave, for which no criteria are held' };
  if (techniques.includes('microwave')) return { therapy: 'microwave-ablation', open: '' };
  return { therapy: null, open: 'the code does not say whether the ablation was by microwave' };
}
