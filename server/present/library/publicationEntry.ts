import { citationLine, type Publication } from '../../evidence/publication.ts';
import { READ_PUBLICATIONS } from '../../evidence/readPublications.ts';
import type { Picture } from '../pictures/picture.ts';
import { curvePicture } from '../pictures/survival/curvePicture.ts';
import type { FigureTable } from './figureTable.ts';
import { figureTables } from './figureTables.ts';
import { type OriginComparison, originComparison } from './originComparison.ts';
import { type DescriptionRow, populationRows, studyRows } from './populationRows.ts';

/** One study and everything it reports. Its id is its anchor. */
export interface PublicationEntry {
  readonly id: string;
  readonly heading: string;
  readonly citation: string;
  readonly title: string | null;
  readonly link: string;
  readonly description: readonly DescriptionRow[];
  readonly comparison: OriginComparison | null;
  readonly tables: readonly FigureTable[];
  /** Recomputed where individual rows are printed. */
  readonly curves: readonly Picture[];
}

export function publicationEntry(publication: Publication): PublicationEntry {
  const { id, citation, population, outcomes } = publication;
  return {
    id,
    heading: headingOf(publication),
    citation: citationLine(publication),
    title: citation.title,
    link: citation.link,
    description: [...studyRows(publication), ...populationRows(population)],
    comparison: originComparison(publication),
    tables: figureTables(publication),
    curves: outcomes.flatMap((outcome) => curvePicture(publication, outcome) ?? []),
  };
}

/** Whether the library holds the publication itself, and not a study that it quotes. */
export const isRead = ({ id }: Publication): boolean => id in READ_PUBLICATIONS;

/** "Krzyston 2020 (Moffitt Cancer Center, Tampa)"; a study that has no short name by its authors, a registry by its title. */
export function headingOf({ id, identity, centre, citation: { authors, year, title } }: Publication): string {
  if (identity.kind === 'read' && identity.as === id)
    return `${READ_PUBLICATIONS[identity.as].name}${centre === null ? '' : ` (${centre})`}`;
  if (identity.kind === 'read') return title ?? authors;
  return year === null ? authors : `${authors.replace(/, et al\./g, ' et al.')} ${year}`;
}
