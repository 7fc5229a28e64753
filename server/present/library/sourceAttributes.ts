import type { Criterion } from '../../criteria/criterion.ts';
import type { PageLink } from './criterionEntry.ts';
import { dateText } from './editionRow.ts';
import type { ScoreEntry } from './scoreEntry.ts';

/** What the rule set uses, or says about itself. */
export interface SourceAttribute {
  readonly title: string;
  readonly use: 'stated' | 'used' | 'not used';
  readonly text: string;
  readonly links: readonly PageLink[];
}

export interface RuleSet {
  readonly criteria: readonly Criterion[];
  readonly scores: readonly ScoreEntry[];
  readonly appVersion: string;
}

const NOT_USED = 'No criterion, score or comparison with a series reads it.';

/** The thirteen source attributes of an evidence-based decision support intervention, in their usual order. */
export function sourceAttributes(rules: RuleSet): readonly SourceAttribute[] {
  return [
    bibliography(rules),
    stated('Developer', 'The LiverMet project.'),
    stated('Funding of the technical implementation', 'No source of funding is declared.'),
    stated('Release and revision dates', releaseText(rules)),
    notUsed('Race', `${NOT_USED} The equation for eGFR is the one of 2021, which has no term for race.`),
    notUsed('Ethnicity'),
    notUsed('Language'),
    notUsed('Sexual orientation'),
    notUsed('Gender identity', `${NOT_USED} What is read as sex is the administrative gender of the Patient resource.`),
    used('Sex', sexText(rules)),
    used('Date of birth', birthDateText(rules)),
    notUsed('Social determinants of health'),
    used(
      'Health status assessments',
      'ECOG performance status, or Karnofsky mapped to it with the original shown: a criterion of every liver-directed therapy, and compared with the patients of each series. No other assessment of function, cognition or disability is read.',
      [{ href: '#ecog', text: 'ECOG performance status' }],
    ),
  ];
}

const stated = (title: string, text: string, links: readonly PageLink[] = []): SourceAttribute => ({
  title,
  use: 'stated',
  text,
  links,
});
const used = (title: string, text: string, links: readonly PageLink[] = []): SourceAttribute => ({
  ...stated(title, text, links),
  use: 'used',
});
const notUsed = (title: string, text = NOT_USED): SourceAttribute => ({ ...stated(title, text), use: 'not used' });

/** Each publication that some edition of a criterion cites, once. */
function bibliography({ criteria }: RuleSet): SourceAttribute {
  const citations = criteria.flatMap(({ editions }) => editions.flatMap((edition) => edition.citations));
  const links = new Map(citations.map(({ label, link }) => [link, { href: link, text: label }]));
  const text =
    'The criteria were taken from the following publications; each caution beyond them names its own, and the evidence page holds every figure shown.';
  return stated('Bibliographic citation', text, [
    ...links.values(),
    { href: '#cautions', text: 'Cautions' },
    { href: '/evidence', text: 'Evidence library' },
  ]);
}

function releaseText({ criteria, appVersion }: RuleSet): string {
  const reviewed = criteria.flatMap(({ editions }) => editions.map((edition) => edition.lastReviewed)).toSorted();
  const [earliest, latest] = [reviewed[0] ?? '', reviewed.at(-1) ?? ''].map(dateText);
  const review =
    earliest === latest ? `all last reviewed ${latest}` : `last reviewed between ${earliest} and ${latest}`;
  return `LiverMet ${appVersion}; criteria ${review}. From when each edition counts, and every earlier one, stands with its criterion.`;
}

/** Names of the scores that read an input: "MELD 3.0 (...) and eGFR (...)". */
const scoresReading = ({ scores }: RuleSet, input: string): string =>
  scores
    .filter(({ inputIds }) => inputIds.includes(input))
    .map(({ version }) => version)
    .join(' and ');

const sexText = (rules: RuleSet): string =>
  `Only as a term in the formulas of ${scoresReading(rules, 'sex')}. Where it is recorded as other or unknown, both results are shown. No criterion and no comparison with a series reads it.`;

const birthDateText = (rules: RuleSet): string =>
  `For the age in ${scoresReading(rules, 'birth-date')}, for the note that a formula is made for adults, and to say where a patient differs in age from a series. No criterion reads it.`;
