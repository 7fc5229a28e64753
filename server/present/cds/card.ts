/** A CDS Hooks 2.0 card. */
export interface Card {
  readonly uuid: string;
  /** At most 140 characters. */
  readonly summary: string;
  readonly indicator: 'info' | 'warning';
  /** GitHub Flavored Markdown. */
  readonly detail: string;
  readonly source: { readonly label: string; readonly url: string; readonly topic: Coding };
  readonly links: readonly Link[];
  readonly overrideReasons?: readonly Coding[];
}

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

interface Link {
  readonly label: string;
  readonly url: string;
  readonly type: 'smart' | 'absolute';
  readonly appContext?: string;
}

const LONGEST_SUMMARY = 140;

/** Cut at a word, so that a long summary is refused by no EHR; the detail says all of it. */
export function summaryOf(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  const cut = text.slice(0, LONGEST_SUMMARY - 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
