import type { Citation } from '../../criteria/citation.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import type { Assessment } from '../assessment.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { type CriterionLine, citationsOf, criterionLines } from './criterionLines.ts';

/** Whether the series would have thought of ablation before embolization: its first choice, wherever its criteria were met. */
export interface AblationFirst {
  readonly mark: StatusMark;
  readonly finding: string;
  /** The criteria that ablation does not share with DEB-TACE. */
  readonly own: readonly CriterionLine[];
  readonly citations: readonly Citation[];
}

const OPEN = 'whether ablation would have been the first choice in the series cannot be said until then';
const INSTEAD = 'The series treated such patients by embolization: DEB-TACE, or Y90 if the patient preferred it';

export function ablationFirst(ablation: Verdict, debTace: Verdict, assessment: Assessment): AblationFirst {
  const shared = debTace.results.map(({ id }) => id);
  const own = criterionLines(ablation, assessment).filter(({ id }) => !shared.includes(id));
  return { mark: statusMark(ablation.status), finding: findingOf(ablation, own), own, citations: citationsOf(own) };
}

function findingOf({ status }: Verdict, own: readonly CriterionLine[]): string {
  const titles = (kind: StatusMark['kind']) =>
    own
      .filter(({ mark }) => mark.kind === kind)
      .map(({ title }) => title)
      .join(', ');
  const [failing, open] = [titles('not-met'), titles('unknown')];
  if (failing) return `Not met: ${failing}. ${INSTEAD}.`;
  if (open) return `Not known: ${open}; ${OPEN}.`;
  if (status === 'met') return 'All criteria of ablation are met: in the series ablation came first then.';
  return 'What ablation asks for by itself is met; what keeps it from being met is a criterion that DEB-TACE shares, above.';
}
