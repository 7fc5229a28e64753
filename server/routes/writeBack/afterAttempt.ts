import type { Proposal } from '../../present/writeBack/proposal.ts';
import type { Standing } from '../../present/writeBack/writeBackPage.ts';
import type { Prepared } from './prepare.ts';
import type { Ended } from './writeOnce.ts';

/** The same proposals as were shown, as they stand after the attempt. Nothing is read anew: what is known is known. */
export function afterAttempt(prepared: Prepared, proposal: Proposal, attempt: Ended): Prepared {
  const { begun, isKept } = attempt;
  const isForgotten = attempt.kind === 'refused' && isKept;
  const others = prepared.earlier.filter(({ key }) => key !== proposal.key);
  const reference = attempt.kind === 'written' ? attempt.reference : null;
  const state = attempt.kind === 'written' ? 'written' : 'unknown';
  return {
    ...prepared,
    standings: prepared.standings.map(([kind, standing]) => {
      const isMine = standing.state !== 'unavailable' && standing.proposal.key === proposal.key;
      return [kind, isMine ? standingAfter(proposal, attempt) : standing] as const;
    }),
    earlier: isForgotten ? others : [...others, { ...begun, state, reference }],
  };
}

function standingAfter(proposal: Proposal, attempt: Ended): Standing {
  if (attempt.kind === 'written') return { state: 'written', proposal, reference: attempt.reference };
  if (attempt.kind === 'refused' && attempt.isKept) return { state: 'ready', proposal };
  return { state: 'unknown', proposal, beganAt: attempt.begun.at };
}
