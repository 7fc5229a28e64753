import type { Answer, AnswerId } from '../chart/answer.ts';
import type { CriterionId } from '../criteria/criterionId.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export type QuestionFormat =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'number'; readonly unit: string; readonly decimals: boolean };

/** What is asked of the clinician, in words. */
export interface Question {
  readonly id: AnswerId;
  readonly legend: string;
  readonly hint: string;
  readonly format: QuestionFormat;
  /** Asked only while this criterion has a value that could be corrected. */
  readonly onlyWhenCorrectable?: CriterionId;
}

export const questionAnchor = (id: AnswerId): string => `answer-${id}`;

const choices = (yes: string, no: string): QuestionFormat => ({
  kind: 'choice',
  choices: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
});

const YES_NO = choices('Yes', 'No');

const attestation = (id: AnswerId, legend: string, hint: string): Question => ({
  id,
  legend,
  hint,
  format: YES_NO,
});

const correctable = (id: AnswerId, criterion: CriterionId, name: string): Question => ({
  id,
  legend: `Can the ${name} be corrected to the limit?`,
  hint: 'The series accepted a value that could be corrected. "Not correctable" turns the criterion to not met.',
  format: choices('Correctable', 'Not correctable'),
  onlyWhenCorrectable: criterion,
});

const ECOG_GRADES = [
  'no restriction',
  'restricted in strenuous activity only',
  'cares for self, unable to work, up more than half of the day',
  'limited self-care, in bed or chair more than half of the day',
  'completely dependent',
  'dead',
];

/** Everything the form can ask, in the order of the board. */
export const QUESTIONS: readonly Question[] = [
  attestation(
    'unresectable',
    'Is the disease in the liver unresectable?',
    'As judged by the surgeon or the tumor board.',
  ),
  attestation(
    'liver-dominant',
    'Is the disease liver-dominant?',
    'The series gives no definition: your judgment counts.',
  ),
  {
    id: 'ecog',
    legend: 'ECOG performance status',
    hint: 'As you see the patient now.',
    format: {
      kind: 'choice',
      choices: ECOG_GRADES.map((label, grade) => ({ value: `${grade}`, label: `${grade}: ${label}` })),
    },
  },
  correctable('inr-correctable', 'inr', 'INR'),
  correctable('platelets-correctable', 'platelets', 'platelet count'),
  {
    id: 'lesion-count',
    legend: 'Number of liver metastases',
    hint: 'On current imaging. A whole number.',
    format: { kind: 'number', unit: 'lesions', decimals: false },
  },
  {
    id: 'largest-lesion-cm',
    legend: 'Diameter of the largest liver metastasis',
    hint: 'In centimeters, such as 2.4.',
    format: { kind: 'number', unit: 'cm', decimals: true },
  },
  attestation(
    'ablatable-location',
    'Is every lesion in an ablatable location?',
    'The series gives no definition: your judgment counts.',
  ),
  attestation(
    'prefers-y90',
    'Does the patient prefer Y90?',
    'In the series Y90 was given when the patient preferred it.',
  ),
  attestation(
    'complete-removal-possible',
    'Can all tumor be removed completely?',
    'In the liver and, where present, outside it.',
  ),
  attestation(
    'extrahepatic-disease',
    'Is there disease outside the liver?',
    'Not a criterion; it decides which published outcomes are shown.',
  ),
  attestation(
    'tumor-board',
    'Was the patient discussed at a tumor board?',
    'Not a criterion; recorded for the decision.',
  ),
  attestation(
    'dialysis',
    'Dialysis in the week before the latest creatinine?',
    'At least twice, or continuously for 24 hours. MELD depends on it; not recorded does not mean no.',
  ),
];

/** An answer in the words of its question: "yes", "2.4 cm". */
export function answerText(value: Answer['value'], { format }: Question): string {
  if (format.kind === 'number') return `${value} ${format.unit}`;
  const typed = typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value}`;
  return format.choices.find((choice) => choice.value === typed)?.label.toLowerCase() ?? typed;
}
