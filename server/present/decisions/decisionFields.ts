import { DECISION_KINDS, type DecisionKind } from '../../criteria/decision.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import type { FormErrors } from '../answersForm.ts';
import { statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { REASON_LENGTH, type TypedDecision } from './decisionForm.ts';
import { aboutLabel } from './decisionRows.ts';
import { inTheWay } from './inTheWay.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

interface ChoiceField {
  readonly name: string;
  readonly anchor: string;
  readonly legend: string;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly error: string | null;
}

/** The form "Document a decision", ready to be shown. */
export interface DecisionFields {
  readonly choices: readonly ChoiceField[];
  readonly reason: { readonly typed: string; readonly length: number; readonly error: string | null };
}

const KIND_LABELS: Readonly<Record<DecisionKind, string>> = {
  accept: 'Accept: go by the verdict as it stands',
  against: 'Proceed against criteria that are in the way',
  defer: 'Defer: decide later',
};

export const decisionAnchor = (field: string): string => `decision-${field}`;

/** The fields of the form as they are called in a list of what is wrong. */
export const DECISION_LEGENDS: Readonly<Record<string, string>> = {
  about: 'The decision is about',
  kind: 'Decision',
  against: 'Only when proceeding: against which criteria?',
  reason: 'Reason',
};

export function decisionFields(
  verdicts: readonly Verdict[],
  typed: TypedDecision | undefined,
  errors: FormErrors,
): DecisionFields {
  const chosen = { about: [typed?.about], kind: [typed?.kind], against: typed?.against ?? [] };
  const field = (
    name: keyof typeof chosen,
    type: ChoiceField['type'],
    options: readonly (readonly [string, string])[],
  ) => ({
    name,
    type,
    anchor: decisionAnchor(name),
    legend: DECISION_LEGENDS[name] ?? name,
    error: errors[name] ?? null,
    choices: options.map(([value, label]) => ({
      value,
      label,
      checked: chosen[name].includes(value),
    })),
  });
  const kinds = DECISION_KINDS.map((kind) => [kind, KIND_LABELS[kind]] as const);
  return {
    choices: [
      field('about', 'radio', aboutOptions(verdicts)),
      field('kind', 'radio', kinds),
      field('against', 'checkbox', againstOptions(verdicts)),
    ],
    reason: { typed: typed?.reason ?? '', length: REASON_LENGTH, error: errors.reason ?? null },
  };
}

const aboutOptions = (verdicts: readonly Verdict[]): readonly (readonly [string, string])[] => [
  ...verdicts.map(
    ({ therapy, status }) => [therapy, `${THERAPY_LABELS[therapy].title} (${statusMark(status).word})`] as const,
  ),
  ['all', aboutLabel('all')],
];

/** "INR: correctable (DEB-TACE, Y90, Ablation)", each criterion once. */
function againstOptions(verdicts: readonly Verdict[]): readonly (readonly [string, string])[] {
  return inTheWay(verdicts, 'all').map((id) => {
    const found = verdicts.flatMap(({ therapy, results }) =>
      results
        .filter((result) => result.id === id && result.status !== 'met')
        .map(({ status }) => ({ therapy, status })),
    );
    const title = CRITERIA[found[0]?.therapy ?? 'deb-tace'].find((criterion) => criterion.id === id)?.title ?? id;
    const words = [...new Set(found.map(({ status }) => statusMark(status).word))].join(' or ');
    return [id, `${title}: ${words} (${found.map(({ therapy }) => THERAPY_LABELS[therapy].short).join(', ')})`];
  });
}
