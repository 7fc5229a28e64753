import type { Fact } from '../../chart/fact.ts';
import type { Antithrombotic, ContrastAllergy } from '../../chart/facts.ts';
import { formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { type SourceRow, sourceRow } from '../sourceRows.ts';

/** Records of one kind that were found, or that none was; and those that were seen and do not count. */
export interface ChartRecords {
  readonly found: readonly ChartRecord[];
  /** Why nothing is shown; `null` when something is. */
  readonly nothing: string | null;
  /** What was read of a record that is not complete, or not certain. */
  readonly seen: readonly SourceRow[];
  readonly setAside: readonly SourceRow[];
}

export interface ChartRecord {
  readonly title: string;
  readonly text: string;
  readonly reference: string;
}

export const antithromboticRecords = (fact: Fact<readonly Antithrombotic[]>, moment: Moment): ChartRecords =>
  chartRecords(fact, moment, ({ kind, record, name, date, recognizedBy, reference }) => ({
    title: name || 'drug without a name',
    text: [
      kind === 'antiplatelet' ? 'antiplatelet drug' : kind,
      `${record === 'order' ? 'active order, written' : 'given'} ${formatFhirDate(date, moment.zone)}`,
      ...(recognizedBy === 'name' ? ['recognized by its name'] : []),
    ].join(', '),
    reference,
  }));

export const contrastAllergyRecords = (fact: Fact<readonly ContrastAllergy[]>, moment: Moment): ChartRecords =>
  chartRecords(fact, moment, ({ substance, reactions, recorded, reference }) => ({
    title: substance || 'contrast medium',
    text: [
      reactions.length > 0 ? reactions.join('; ') : 'no reaction described',
      `recorded ${formatFhirDate(recorded, moment.zone)}`,
    ].join(', '),
    reference,
  }));

function chartRecords<Item>(
  fact: Fact<readonly Item[]>,
  moment: Moment,
  record: (item: Item) => ChartRecord,
): ChartRecords {
  return {
    found: fact.known ? fact.value.map(record) : [],
    nothing: fact.known ? null : fact.because,
    seen: fact.known ? [] : fact.sources.map((source) => sourceRow(source, moment)),
    setAside: fact.setAside.map((source) => sourceRow(source, moment)),
  };
}
