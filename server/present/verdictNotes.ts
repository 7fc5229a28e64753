import type { Verdict } from '../criteria/verdict.ts';

/** What has to be known beside a status, on every page, card and sheet: by whose limits it is met, and that ablation came first. */
export function verdictNotes({ therapy, status, results }: Verdict, verdicts: readonly Verdict[]): readonly string[] {
  const ablationMet = verdicts.some((each) => each.therapy === 'microwave-ablation' && each.status === 'met');
  const own = results.filter(({ publishedLimit }) => publishedLimit !== undefined).map(({ title }) => title);
  const whose =
    own.length === 0 ? 'of the published series' : `by limits of which some are the site’s own (${own.join(', ')})`;
  const notes = status === 'met' ? [`Every criterion ${whose} is met.`] : [];
  if (ablationMet && (therapy === 'deb-tace' || therapy === 'y90')) {
    notes.push('The ablation criteria are met as well; ablation was the first choice in this series.');
  }
  return notes;
}
