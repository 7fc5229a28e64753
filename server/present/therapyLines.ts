import type { Policy } from '../chart/policy.ts';
import type { Status } from '../criteria/status.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import type { Result, Verdict } from '../criteria/verdict.ts';
import { isAttested } from './attested.ts';
import { criterionAnchor, figureOf } from './boardRows.ts';
import { asksFor } from './criterionInfo.ts';
import { plainUnits } from './figure.ts';
import { questionAnchor } from './questions.ts';
import { type StatusMark, statusMark, whyWords } from './statusMark.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';
import { verdictNotes } from './verdictNotes.ts';

interface LineLink {
  readonly href: string;
  readonly title: string;
}

/** One or several criteria of which the same is to be said. */
interface LineItem {
  readonly links: readonly LineLink[];
  /** What was found and what is asked for, or why it is unknown. */
  readonly text: string;
}

interface LineGroup {
  readonly label: string;
  readonly items: readonly LineItem[];
}

/** One therapy at a glance: its status and everything that keeps it from being "met". */
export interface TherapyLine {
  readonly id: TherapyId;
  readonly title: string;
  readonly mark: StatusMark;
  readonly groups: readonly LineGroup[];
  readonly notes: readonly string[];
}

/** @param home path of the page with the board, for lines that stand on another page */
export function therapyLines(verdicts: readonly Verdict[], policy: Policy, home = ''): readonly TherapyLine[] {
  return verdicts.map((verdict) => ({
    id: verdict.therapy,
    title: THERAPY_LABELS[verdict.therapy].title,
    mark: statusMark(verdict.status),
    groups: groupsOf(verdict, policy).map((group) => leadingTo(group, home)),
    notes: verdictNotes(verdict, verdicts),
  }));
}

const leadingTo = ({ label, items }: LineGroup, home: string): LineGroup => ({
  label,
  items: items.map((item) => ({
    ...item,
    links: item.links.map(({ href, title }) => ({ href: `${home}${href}`, title })),
  })),
});

function groupsOf(verdict: Verdict, policy: Policy): readonly LineGroup[] {
  const having = (status: Status) => verdict.results.filter((result) => result.status === status);
  const isAsked = ({ id, why }: Result) => isAttested(id) && why === 'absent';
  const unknown = having('unknown');
  const groups = [
    { label: 'In the way', items: having('not-met').map((result) => foundItem(result, verdict, policy)) },
    { label: 'Correctable', items: having('correctable').map((result) => foundItem(result, verdict, policy)) },
    { label: 'Missing or doubtful', items: unknownItems(unknown.filter((result) => !isAsked(result))) },
    { label: 'For you to answer', items: unknownItems(unknown.filter(isAsked)) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** "3, asked for: at most 2" where there is a figure to show; else the sentence that says what was found. */
function foundItem(result: Result, { therapy, asOf }: Verdict, policy: Policy): LineItem {
  const { id, title, value, because, status } = result;
  const criterion = CRITERIA[therapy].find((each) => each.id === id);
  const isFigure = criterion !== undefined && typeof value === 'number';
  const lead = status === 'correctable' ? '' : 'asked for: ';
  const refused =
    status === 'not-met' && criterion?.correctable ? '; a clinician answered that it cannot be corrected' : '';
  const text = isFigure ? `${figureOf(result)}, ${lead}${asksFor(criterion, asOf, policy)}${refused}` : because;
  return { links: [{ href: `#${criterionAnchor(id)}`, title }], text: plainUnits(text) };
}

/** The criteria of each reason together: "INR, Creatinine: not recorded". */
function unknownItems(results: readonly Result[]): readonly LineItem[] {
  const byReason = Map.groupBy(results, (result) => whyWords(result) ?? plainUnits(result.because));
  return [...byReason].map(([text, members]) => ({ text, links: members.map(unknownLink) }));
}

/** Leads to where it can be settled: the question when only an answer can, else the row that names the reason. */
const unknownLink = ({ id, title }: Result): LineLink => ({
  href: `#${isAttested(id) ? questionAnchor(id) : criterionAnchor(id)}`,
  title,
});
