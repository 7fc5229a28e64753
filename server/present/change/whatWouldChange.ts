import type { Policy } from '../../chart/policy.ts';
import { limitInForce } from '../../criteria/limitInForce.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import type { Result, Verdict } from '../../criteria/verdict.ts';
import { criterionAnchor } from '../boardRows.ts';
import { asksFor } from '../criterionInfo.ts';
import { criterionInput } from '../criterionInput.ts';
import { plainUnits } from '../figure.ts';
import { questionAnchor } from '../questions.ts';
import { type StatusMark, statusMark, whyWords } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { distanceFrom } from './distance.ts';
import { leavingText } from './lookBackEnd.ts';
import { type Settling, settling } from './settling.ts';

/** A criterion whose status another value, another answer or a few days would change. */
export interface ChangeRow {
  readonly title: string;
  readonly href: string;
  readonly mark: StatusMark;
  /** "1.9 mg/dL: 0.1 below the limit of 2 mg/dL", "from 26 days ago: leaves its look-back in 4 days", or why it is unknown. */
  readonly now: readonly string[];
  /** How it can be settled or corrected; `null` for a value that only has to be watched. */
  readonly settling: Settling | null;
  /** "DEB-TACE, Y90": where the criterion is asked for. */
  readonly therapies: string;
  /** Of these, where every other criterion is met already. */
  readonly alone: string | null;
}

export interface ChangeRows {
  /** Unknown or correctable: settled, they change a verdict. */
  readonly open: readonly ChangeRow[];
  /** Decided, but near the limit or about to be too old. */
  readonly borderline: readonly ChangeRow[];
}

/**
 * What would change the verdicts: everything unknown or correctable, and what is decided but borderline - within a tenth of
 * its limit, or within a week of the end of its look-back. It reads results and limits, and judges nothing anew.
 */
export function whatWouldChange(verdicts: readonly Verdict[], policy: Policy): ChangeRows {
  const rows = [
    ...Map.groupBy(verdicts.flatMap(asked), ({ result }) => `${result.id} ${result.status}`).values(),
  ].flatMap((members) => changeRow(members, policy) ?? []);
  const isOpen = ({ mark }: ChangeRow) => mark.kind === 'unknown' || mark.kind === 'correctable';
  return { open: rows.filter(isOpen), borderline: rows.filter((row) => !isOpen(row)) };
}

interface Asked {
  readonly verdict: Verdict;
  readonly result: Result;
}

const asked = (verdict: Verdict): readonly Asked[] => verdict.results.map((result) => ({ verdict, result }));

function changeRow(members: readonly Asked[], policy: Policy): ChangeRow | null {
  const [first] = members;
  if (!first) return null;
  const { result } = first;
  const now = nowTexts(first, policy);
  if (now.length === 0) return null;
  const alone = members.filter(({ verdict }) => isAlone(verdict, result));
  return {
    title: result.title,
    href: `#${criterionAnchor(result.id)}`,
    mark: statusMark(result.status),
    now,
    settling: result.status === 'correctable' ? correcting(first, policy) : settling(result),
    therapies: names(members),
    alone: alone.length > 0 && result.status !== 'met' ? names(alone) : null,
  };
}

/** By the limit in force, which may be the site's own; and where to say that it cannot be done. */
function correcting({ verdict: { therapy, asOf }, result }: Asked, policy: Policy): Settling | null {
  const criterion = CRITERIA[therapy].find(({ id }) => id === result.id);
  if (!criterion?.correctable) return null;
  const href = `#${questionAnchor(criterion.correctable.input)}`;
  const text = asksFor(criterion, asOf, policy).replace(/^c/, 'C');
  return { text, link: { href, text: 'say whether it can be corrected' } };
}

/** What makes a result one to be named here; nothing for a value that is firmly decided. */
function nowTexts({ verdict: { therapy, asOf }, result }: Asked, policy: Policy): readonly string[] {
  const criterion = CRITERIA[therapy].find(({ id }) => id === result.id);
  if (!criterion) return [];
  const why = whyWords(result);
  if (why === 'not answered') return [why];
  if (why !== null) return [result.why === 'absent' ? result.because : `${why}: ${plainUnits(result.because)}`];
  const inForce = limitInForce(criterion, asOf, policy);
  const distance = inForce ? distanceFrom(result, inForce.limit) : null;
  const dated = result.sources.filter(({ reference }) => reference !== `answer/${criterion.correctable?.input}`);
  const leaving = leavingText(dated, criterionInput(criterion), policy, asOf);
  const isNamed = distance?.near || result.status === 'correctable';
  return [...(isNamed ? [distance?.text ?? plainUnits(result.because)] : []), ...(leaving ? [leaving] : [])];
}

const isAlone = ({ results }: Verdict, { id }: Result): boolean =>
  results.every((result) => result.id === id || result.status === 'met');

const names = (members: readonly Asked[]): string =>
  members.map(({ verdict }) => THERAPY_LABELS[verdict.therapy].short).join(', ');
