import { ALWAYS, type LineRules, NEVER, WHEN_BROKEN } from './lineFilter/lineRule.ts';
import { MATTERS_WITHOUT_CODE, meaningsIn, NEED_PATIENT } from './mayMatter.ts';

/** By which lines are certain not to be kept, nor to be told of. */
export const collectingRules: LineRules = (type) => {
  // A Patient may say of a death.
  if (type === 'Patient') return ALWAYS;
  if (type === 'Medication') return NEVER;
  return {
    anybodys: 0,
    countedOnes: meaningsIn(type, true),
    wholeOnes: meaningsIn(type, false) | (MATTERS_WITHOUT_CODE[type] ?? 0) | WHEN_BROKEN,
    nobodys: NEED_PATIENT.has(type) ? 'always' : 'if it may contain resources',
  };
};
