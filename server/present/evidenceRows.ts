import { THERAPIES, type TherapyId } from '../criteria/therapy.ts';
import type { EvidenceMatch } from '../evidence/match.ts';
import { type Matches, type PublicationRow, publicationRow } from './publicationRow.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';

/** The publications that inform the same therapies. */
export interface EvidenceGroup {
  /** Anchor: "literature-deb-tace-y90". */
  readonly id: string;
  readonly title: string;
  /** The same histology and therapy. */
  readonly publications: readonly PublicationRow[];
  /** Mixed sarcoma series and related techniques. */
  readonly further: readonly PublicationRow[];
}

interface MatchGroup extends Pick<EvidenceGroup, 'id' | 'title'> {
  readonly members: readonly EvidenceMatch[];
}

/** Of the same histology and therapy: alone in the brief, first in the groups. */
export const isNear = ({ tier }: EvidenceMatch): boolean => tier === 'same-histology-and-therapy';

/** What is published for the same therapies, by group, with all that is needed not to misread it. */
export const evidenceGroups = (matches: readonly EvidenceMatch[]): readonly EvidenceGroup[] =>
  matchGroups(matches).map(({ id, title, members }) => ({
    id,
    title,
    publications: byPublication(members.filter(isNear)).map(publicationRow),
    further: byPublication(members.filter((match) => !isNear(match))).map(publicationRow),
  }));

/** Matches that inform the same therapies, so that a figure that pools several therapies stands once, as pooled. */
export function matchGroups(matches: readonly EvidenceMatch[]): readonly MatchGroup[] {
  const groups = Map.groupBy(matches, (match) => inOrder(match.therapies).join(' '));
  const keys = [...groups.keys()].toSorted((a, b) => rank(a) - rank(b) || b.length - a.length);
  return keys.map((key) => {
    const members = groups.get(key) ?? [];
    return {
      id: `literature-${key.replaceAll(' ', '-') || 'other'}`,
      title: groupTitle(inOrder(members[0]?.therapies ?? [])),
      members,
    };
  });
}

export const byPublication = (matches: readonly EvidenceMatch[]): readonly Matches[] =>
  [...Map.groupBy(matches, (match) => match.publication.id).values()].flatMap(([first, ...rest]) =>
    first ? [[first, ...rest] as const] : [],
  );

const inOrder = (therapies: readonly TherapyId[]): readonly TherapyId[] =>
  THERAPIES.filter((therapy) => therapies.includes(therapy));

/** By the first therapy of the group, in the order of the board. */
const rank = (key: string): number => THERAPIES.findIndex((therapy) => key.startsWith(therapy));

function groupTitle(therapies: readonly TherapyId[]): string {
  const titles = therapies.map((therapy) => THERAPY_LABELS[therapy].title);
  const last = titles.at(-1) ?? 'Other';
  return titles.length < 2 ? last : `${titles.slice(0, -1).join(', ')} and ${last}, pooled`;
}
