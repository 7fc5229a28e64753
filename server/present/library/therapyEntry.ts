import { CRITERIA } from '../../criteria/therapies.ts';
import { THERAPIES, type TherapyId } from '../../criteria/therapy.ts';
import { POSITIONS } from '../../evidence/positions.ts';
import { asksFor } from '../criterionInfo.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import { type PageLink, therapyAnchor } from './criterionEntry.ts';
import { positionAnchor } from './positionEntry.ts';

/** One therapy: which criteria it has, and what to know about the choice that no criterion says. */
export interface TherapyEntry {
  readonly anchor: string;
  readonly title: string;
  readonly note: string;
  /** `asksFor` is `null` where the title says it all. */
  readonly criteria: readonly (PageLink & { readonly asksFor: string | null })[];
  /** Questions on which the publications differ. */
  readonly positions: readonly PageLink[];
}

const NOTES: Readonly<Record<TherapyId, string>> = {
  'deb-tace':
    'The usual embolization of the series. Where the criteria of microwave ablation are met as well, ablation was the first choice.',
  y90: 'The criteria of DEB-TACE, and the wish of the patient. Where the criteria of microwave ablation are met as well, ablation was the first choice.',
  'microwave-ablation': 'The criteria of all liver-directed therapy and three of its own.',
  resection:
    'The publications on resection state no laboratory limits. Disease outside the liver is information here, no criterion: the published positions differ.',
};

/** All four therapies, as their criteria stand at `asOf` (ISO instant). */
export const therapyEntries = (asOf: string): readonly TherapyEntry[] =>
  THERAPIES.map((therapy) => ({
    anchor: therapyAnchor(therapy),
    title: THERAPY_LABELS[therapy].title,
    note: NOTES[therapy],
    criteria: CRITERIA[therapy].map((criterion) => ({
      href: `#${criterion.id}`,
      text: criterion.title,
      asksFor: criterion.rule.kind === 'number' ? asksFor(criterion, asOf) : null,
    })),
    positions: POSITIONS.filter(({ therapies }) => therapies.includes(therapy)).map(({ id, topic }) => ({
      href: `/evidence#${positionAnchor(id)}`,
      text: topic,
    })),
  }));
