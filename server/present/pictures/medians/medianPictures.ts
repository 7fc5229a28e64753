import type { Picture } from '../picture.ts';
import { drawMedians } from './drawMedians.ts';
import { type MedianPanel, medianPanels, type Reported } from './medianPanels.ts';
import { medianTable, medianTitle, medianWords, problemTables, withoutMedian } from './medianWords.ts';

/** Published medians, one picture for each starting point. */
export const medianPictures = (reported: readonly Reported[]): readonly Picture[] =>
  medianPanels(reported).map((panel, index) => medianPicture(panel, `median-${index + 1}`));

const medianPicture = (panel: MedianPanel, id: string): Picture => ({
  id,
  title: medianTitle(panel),
  words: medianWords(panel),
  isLabelled: true,
  remarks: withoutMedian(panel),
  drawings: [{ shownAt: 'any width', svg: drawMedians(panel, id) }],
  table: medianTable(panel),
  others: problemTables(panel),
});
