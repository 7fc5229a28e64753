import fc from 'fast-check';
import type { Answer, AnswerId } from '../../server/chart/answer.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-01-15T09:00:00Z');
const yesOrNo = fc.boolean();

const VALUES: Readonly<Record<AnswerId, fc.Arbitrary<boolean | number>>> = {
  unresectable: yesOrNo,
  'liver-dominant': yesOrNo,
  'ablatable-location': yesOrNo,
  'complete-removal-possible': yesOrNo,
  'tumor-board': yesOrNo,
  'prefers-y90': yesOrNo,
  'inr-correctable': yesOrNo,
  'platelets-correctable': yesOrNo,
  'extrahepatic-disease': yesOrNo,
  dialysis: yesOrNo,
  ecog: fc.integer({ min: 0, max: 5 }),
  'lesion-count': fc.integer({ min: 0, max: 6 }),
  'largest-lesion-cm': fc.constantFrom(2.9, 3, 3.1),
};

export const ANSWER_IDS = Object.keys(VALUES) as readonly AnswerId[];

/** From 80 days before to 5 days after the moment the tests look at. */
export const instant: fc.Arbitrary<string> = fc
  .integer({ min: -80 * 24, max: 5 * 24 })
  .map((hours) => new Date(NOW + (hours * DAY) / 24).toISOString());

/** One answer to any question, given at any time. */
export const oneAnswer: fc.Arbitrary<Answer> = fc
  .constantFrom(...ANSWER_IDS)
  .chain((id) =>
    fc.record({ id: fc.constant(id), value: VALUES[id], at: instant, by: fc.constantFrom('dr-1', 'dr-2') }),
  );

/** What was answered over the last weeks; of some questions several times. */
export const answerHistory: fc.Arbitrary<readonly Answer[]> = fc.array(oneAnswer, { maxLength: 8 });
