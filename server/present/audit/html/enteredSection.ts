import type { CaseFigures } from '../../../audit/caseFigures.ts';
import type { EnteredCounts } from '../../../audit/enteredCounts.ts';
import { type EnteredFigures, isEntered } from '../../../audit/enteredFigures.ts';
import type { Count } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { openingNumber } from './numbers.ts';

/** Decisions, overrides and answers of the app that were known when a case was decided. "" when the store was not asked. */
export function enteredSection(entered: EnteredCounts | null, cases: readonly CaseFigures[]): string {
  if (!entered) return '';
  const row = (text: string, count: Count, is: (found: EnteredFigures, each: CaseFigures) => boolean): string => {
    const numbers = cases.flatMap((each, index) => (each.entered && is(each.entered, each) ? [index + 1] : []));
    return `<tr><th scope="row">${text}<td class="n">${openingNumber(count, numbers)}</tr>`;
  };
  const { any, answers, decisions, overrides, cards, site } = entered;
  const notAdherent = ({ adherence }: CaseFigures) => adherence === 'not-adherent';
  const rows = [
    row('Something was entered', any, isEntered),
    row('An answer was given', answers, (found) => found.answers > 0),
    row('Decision: verdict accepted', decisions.accept, ({ decision }) => decision === 'accept'),
    row('Decision: proceed against criteria', decisions.against, ({ decision }) => decision === 'against'),
    row('Decision: deferred', decisions.defer, ({ decision }) => decision === 'defer'),
    row('No decision', decisions.none, ({ decision }) => decision === null),
    row('Not adherent, override documented', overrides.documented, ({ override }) => override === 'documented'),
    row('Not adherent, override documented in part', overrides['in-part'], ({ override }) => override === 'in-part'),
    row('Not adherent, no override documented', overrides.none, ({ override }, each) => notAdherent(each) && !override),
    row('A card was overridden', cards, (found) => found.cards > 0),
  ];
  return `<section id="entered"><h2>Entered in LiverMet</h2><p class="lead">Cases for which something was entered in LiverMet, at the site ${escaped(site)}, before they were decided and since the treatment before with the same therapy. An answer counts in the verdict as it did on the page; a decision does not change what a case came to.</p><table class="facts">${rows.join('')}</table></section>`;
}
