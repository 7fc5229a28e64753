import { asList, asText, type Json } from '../chart/json.ts';

/** What a Bundle says of itself as one page of an answer. */
export interface FilePage {
  readonly self: string | undefined;
  readonly next: string | undefined;
  readonly previous: string | undefined;
  /** What all pages of a search hold together, when it says so. */
  readonly total: number | undefined;
  /** How many records are in this one. */
  readonly found: number;
}

const PREVIOUS = ['previous', 'prev'];

/** @param found how many matches it holds */
export function pageOf(bundle: Json, found: number): FilePage {
  const links = asList(bundle.link);
  const urlOf = (relations: readonly string[]): string | undefined => {
    const link = links.find(({ relation }) => relations.includes(String(relation)));
    return link && (asText(link.url) ?? '');
  };
  const total = bundle.type === 'searchset' && typeof bundle.total === 'number' ? bundle.total : undefined;
  return { self: urlOf(['self']), next: urlOf(['next']), previous: urlOf(PREVIOUS), total, found };
}

/** In words, which pages are missing from a file: a link that leads out of it, or a total that its pages do not come to. */
export function missingPages(pages: readonly FilePage[]): readonly string[] {
  const bySelf = new Map(pages.map((page) => [page.self, page]));
  const leadsOut = (url: string | undefined): boolean => url !== undefined && !bySelf.has(url);
  if (pages.some(({ next, previous }) => leadsOut(next) || leadsOut(previous)))
    return ['the file is one page of a longer answer'];
  const followed = new Set(pages.map(({ next }) => next));
  const firsts = pages.filter(({ self }) => self === undefined || !followed.has(self));
  return firsts.flatMap((first) => {
    const answer = chainFrom(first, bySelf);
    const found = answer.reduce((sum, page) => sum + page.found, 0);
    const total = Math.max(...answer.map((page) => page.total ?? 0));
    return total > found ? [`the file holds ${found} of ${total} records`] : [];
  });
}

/** A page and those that follow it, each once. */
function chainFrom(first: FilePage, bySelf: ReadonlyMap<string | undefined, FilePage>): readonly FilePage[] {
  const chain = new Set<FilePage>();
  for (
    let page: FilePage | undefined = first;
    page && !chain.has(page);
    page = page.next === undefined ? undefined : bySelf.get(page.next)
  )
    chain.add(page);
  return [...chain];
}
