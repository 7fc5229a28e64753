import { ADHERENCES, type Adherence } from '../../../audit/adherence.ts';
import { ATTESTED } from '../../../audit/attested.ts';
import type { AuditReport } from '../../../audit/auditReport.ts';
import { type Rate, ratesOf } from '../../../audit/rate.ts';
import type { Tally } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { intervalText, openingNumber, rateBar, shareText } from './numbers.ts';
import { ADHERENCE_WORDS } from './words.ts';

type Behind = (adherence: Adherence) => readonly number[];

/** What all cases came to: both rates, large, and the four parts. @param unordered cases marked for an unknown order on their day */
export function overviewSection(
  { overall, complete, sameDayOrderUnknown, plan }: AuditReport,
  behind: Behind,
  unordered: readonly number[],
): string {
  const { documented, withUndocumented } = ratesOf(overall);
  const tiles = [
    tile('Adherent of documented cases', documented),
    tile('Adherent of all cases, documented or not', withUndocumented),
    ...(complete ? [tile('Adherent of cases in which no criterion is unknown', ratesOf(complete).documented)] : []),
  ];
  return `<section id="result"><h2>Adherence</h2><div class="tiles">${tiles.join('')}</div>${plan.site === undefined ? NOT_ASKED : ''}${partsBar(overall)}<ul class="legend">${ADHERENCES.map(
    (each) => `<li class="s ${each}">${ADHERENCE_WORDS[each]}: ${openingNumber(overall[each], behind(each))}`,
  ).join(
    '',
  )}</ul><p class="small">${RULE} Intervals are exact 95% intervals (Clopper–Pearson). Marked “same-day order unknown”: ${openingNumber(sameDayOrderUnknown, unordered)}.</p></section>`;
}

const NOT_ASKED = `<p class="note"><strong>What clinicians answered in LiverMet was not asked for, so that no case can be adherent here.</strong> Only a person can say: ${ATTESTED.map(({ title }) => escaped(title)).join(', ')}. Name the site and the store of the app to have their answers join.</p>`;

/** One criterion that is known to fail is enough; all have to be known for a case to be adherent. */
const RULE =
  'A case is not adherent as soon as one criterion is not met, whatever is unknown beside it; where none fails and one is unknown, it is not documented, and counts neither as adherent nor as not adherent. Of documented cases the share of adherent ones is therefore lower than where everything was written down.';

function tile(title: string, rate: Rate | null): string {
  if (!rate) return `<div class="tile"><b>–</b>${title}</div>`;
  return `<div class="tile"><b>${shareText(rate)}</b>${title}<br><span>95% interval ${intervalText(rate)}; ${rate.n} of ${rate.of}</span>${rateBar(rate)}</div>`;
}

const LETTERS: Readonly<Record<Adherence, string>> = {
  adherent: 'a',
  correctable: 'c',
  'not-adherent': 'x',
  'not-documented': 'd',
};

/** None when a part is withheld: its width would tell it. */
function partsBar(tally: Tally): string {
  const parts = ADHERENCES.map((each) => ({ each, count: tally[each] }));
  const all = tally.all ?? 0;
  if (all === 0 || parts.some(({ count }) => count === null)) return '';
  let left = 0;
  const drawn = parts.map(({ each, count }) => {
    const width = ((count ?? 0) / all) * 1000;
    const part = `<rect class="${LETTERS[each]}" x="${left.toFixed(1)}" width="${Math.max(0, width - 2).toFixed(1)}" height="10"/>`;
    left += width;
    return part;
  });
  return `<svg class="parts" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${drawn.join('')}</svg>`;
}
