import type { DoxorubicinDose } from '../../chart/facts.ts';
import { formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';

/** One recorded dose of doxorubicin. */
export interface DoseRow {
  readonly date: string;
  readonly name: string;
  /** "135 mg", or why the amount is not known. */
  readonly amount: string;
  readonly isCounted: boolean;
  /** "Intravenous; right hepatic artery", or that neither is recorded. */
  readonly where: string;
  readonly reference: string;
}

export const doseRows = (doses: readonly DoxorubicinDose[], { zone }: Moment): readonly DoseRow[] =>
  doses.map(({ name, given, dose, route, site, recognizedBy, reference }) => ({
    date: formatFhirDate(given, zone),
    name: recognizedBy === 'name' ? `${name} (recognized by its name)` : name,
    amount: 'mg' in dose ? `${dose.mg} mg` : `not in the sum: ${dose.because}`,
    isCounted: 'mg' in dose,
    where: [route, site].filter((part) => part !== '').join('; ') || 'route not recorded',
    reference,
  }));
