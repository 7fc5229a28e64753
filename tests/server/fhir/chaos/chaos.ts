import type { Search } from '../../../../server/fhir/searches.ts';
import { type Call, send } from '../localEhr.ts';

/** The two pages of each search of a chart in order, and their records. */
export interface ChaosChart {
  page(search: Search, page: 1 | 2, base: string): unknown;
  records(search: Search, page: 1 | 2): readonly object[];
}

export interface Trouble extends Call {
  readonly chart: ChaosChart;
  readonly search: Search;
  readonly page: 1 | 2;
  /** How many requests this search has made before. */
  readonly before: number;
  readonly foreign: string;
}

export interface Chaos {
  readonly name: string;
  readonly answer: (trouble: Trouble) => void | Promise<void>;
  /** What the gap must say, for a search and for the read of the Patient; `whole` where nothing may be missing. */
  readonly search: RegExp | 'whole';
  readonly read: RegExp | 'whole';
  /** Which of the two records of a search must still be there. */
  readonly keeps?: readonly (1 | 2)[];
}

export const healthy = ({ chart, search, page, base, response }: Trouble): void =>
  send(response, chart.page(search, page, base));

/** Reasons that many troubles share. */
export const unreadable = /^the EHR sent an answer that cannot be read$/;
export const partOf = (why: string): RegExp => new RegExp(`^only part of the pages arrived: ${why}$`);
