import type { AnswerId } from '../../chart/answer.ts';
import type { WhyUnknown } from '../../chart/fact.ts';
import type { CriterionId } from '../../criteria/criterionId.ts';
import type { Result } from '../../criteria/verdict.ts';
import { isAttested } from '../attested.ts';
import { questionAnchor } from '../questions.ts';

/** How an open criterion can be settled, and where on the page when that is possible here. */
export interface Settling {
  readonly text: string;
  readonly link: { readonly href: string; readonly text: string } | null;
}

/** Criteria that the form can answer besides those that nothing else can. */
const ALSO_ASKED: Partial<Record<CriterionId, AnswerId>> = {
  ecog: 'ecog',
  'lesion-count': 'lesion-count',
  'lesion-size': 'largest-lesion-cm',
};

const BY_REASON: Readonly<Record<WhyUnknown, string>> = {
  absent: 'A value in the chart',
  stale: 'A newer value in the chart',
  'unusable-unit': 'A result whose unit can be used: have the laboratory correct it, or repeat the test',
  conflicting: 'A newer value, or the wrong one marked as entered in error',
  indeterminate: 'A result that states an exact value',
  'not-readable': 'Load this page again; if the query still fails, see the notice at the top',
};

/** A diagnosis is no value: what has to be recorded is said. */
const DIAGNOSES: Partial<Record<CriterionId, string>> = {
  histology: 'A diagnosis or pathology result in the chart that names leiomyosarcoma',
  'liver-metastasis': 'An active diagnosis of liver metastasis in the chart',
};

export function settling({ id, why }: Pick<Result, 'id' | 'why'>): Settling | null {
  if (why === null) return null;
  const question = isAttested(id) ? id : ALSO_ASKED[id];
  const link = question ? { href: `#${questionAnchor(question)}`, text: 'answer it here' } : null;
  if (isAttested(id)) return { text: 'Only a clinician can say', link };
  const isMissing = why === 'absent' || why === 'indeterminate';
  return { text: (isMissing && DIAGNOSES[id]) || BY_REASON[why], link };
}
