import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { codesOfIssue } from '../issueCodes.ts';

/** Issue types by which a server says that it leaves something out, however lightly it takes that. */
const LEFT_OUT: readonly string[] = ['not-supported', 'forbidden', 'security', 'suppressed'];

/**
 * Types of which a server says, or may mean, that it does not export them: those that a message names which warns or speaks
 * of something left out; all, where it names none. Asked to be lenient, a server may pass over types that it does not know and
 * say no more than that.
 *
 * @param message an OperationOutcome; of anything else none
 */
export function doubtedTypes(message: unknown, types: readonly string[]): readonly string[] {
  const outcome = asObject(message);
  if (outcome?.resourceType !== 'OperationOutcome') return [];
  const doubted = asList(outcome.issue)
    .filter(isDoubt)
    .flatMap((issue) => {
      const text = JSON.stringify(issue);
      const named = types.filter((type) => new RegExp(`\\b${type}\\b`).test(text));
      return named.length > 0 ? named : types;
    });
  return [...new Set(doubted)];
}

const isDoubt = (issue: Json): boolean =>
  ['warning', 'error', 'fatal'].includes(asText(issue.severity) ?? '') ||
  codesOfIssue(issue).some((code) => LEFT_OUT.includes(code));
