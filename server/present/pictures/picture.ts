/** A picture as a page shows it: what is to be seen in words, the drawing, and the figures behind it. */
export interface Picture {
  /** Unique on its page; the start of every id within it. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in sentences: the text alternative. */
  readonly words: readonly string[];
  /** Every mark carries its words in the drawing, so that `words` would say them twice to those who see. */
  readonly isLabelled: boolean;
  /** What the drawing cannot show; read by everybody. */
  readonly remarks: readonly string[];
  /** Drawn once for all widths, or once for narrow and once for wide pages; none when there is nothing to draw. */
  readonly drawings: readonly Drawing[];
  /** Row for row what is drawn. */
  readonly table: PictureTable;
  /** What belongs to it and is not drawn: values that have no place in it, problems of those that have. */
  readonly others: readonly PictureTable[];
}

export interface Drawing {
  readonly shownAt: 'any width' | 'narrow' | 'wide';
  /** An `<svg>` element, every text in it escaped. */
  readonly svg: string;
}

export interface PictureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell for each column; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
}
