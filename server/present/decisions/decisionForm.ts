import { CRITERION_IDS, type CriterionId } from '../../criteria/criterionId.ts';
import { DECISION_KINDS, type Decision, type DecisionKind } from '../../criteria/decision.ts';
import { THERAPIES } from '../../criteria/therapy.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import type { FormErrors } from '../answersForm.ts';
import { inTheWay } from './inTheWay.ts';

/** Characters of the reason. */
export const REASON_LENGTH = 2000;

/** What a person says of a decision; who, when and on which verdicts is added when it is saved. */
export type DecisionEntry = Pick<Decision, 'about' | 'kind' | 'against' | 'reason'>;

export type ParsedDecision =
  | { readonly ok: true; readonly entry: DecisionEntry }
  | { readonly ok: false; readonly errors: FormErrors };

/** What was typed into the form, word for word, so that it can be shown again. */
export interface TypedDecision {
  readonly about: string;
  readonly kind: string;
  readonly against: readonly string[];
  readonly reason: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const typedDecision = (body: Readonly<Record<string, unknown>>): TypedDecision => ({
  about: textOf(body.about),
  kind: textOf(body.kind),
  against: [body.against].flat().filter((each) => typeof each === 'string'),
  // Browsers send line ends as two characters, but count them as one.
  reason: textOf(body.reason).replaceAll('\r\n', '\n'),
});

/** Reads the form against the verdicts of this moment: a criterion can be gone against only while it is in the way. */
export function parseDecision(typed: TypedDecision, verdicts: readonly Verdict[]): ParsedDecision {
  const about = ([...THERAPIES, 'all'] as const).find((each) => each === typed.about);
  const kind = DECISION_KINDS.find((each) => each === typed.kind);
  const against = CRITERION_IDS.filter((id) => typed.against.includes(id));
  const reason = typed.reason.trim();
  const errors = {
    ...(about ? {} : { about: 'Choose a therapy, or all four.' }),
    ...(kind ? {} : { kind: 'Choose one of the decisions shown.' }),
    ...againstError(kind, about ? inTheWay(verdicts, about) : [], against, typed),
    ...reasonError(reason),
  };
  if (!about || !kind || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, entry: { about, kind, against, reason } };
}

function againstError(
  kind: DecisionKind | undefined,
  choices: readonly CriterionId[],
  against: readonly CriterionId[],
  typed: TypedDecision,
): FormErrors {
  if (kind === undefined || typed.about === '') return {};
  if (kind !== 'against' && typed.against.length > 0)
    return { against: 'Criteria are chosen only to proceed against them. Untick them, or choose to proceed.' };
  if (kind === 'against' && choices.length === 0) return { kind: 'No criterion is in the way of this therapy.' };
  if (kind === 'against' && against.length === 0) return { against: 'Choose at least one criterion.' };
  const isStrange = against.length < typed.against.length || against.some((id) => !choices.includes(id));
  return isStrange ? { against: 'Choose only criteria that are in the way of the chosen therapy.' } : {};
}

function reasonError(reason: string): FormErrors {
  if (reason === '') return { reason: 'Give the reason in a few words.' };
  return reason.length > REASON_LENGTH
    ? { reason: `Shorten the reason to ${REASON_LENGTH} characters; it has ${reason.length}.` }
    : {};
}
