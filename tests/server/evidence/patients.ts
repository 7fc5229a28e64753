import { known } from '../../../server/chart/fact.ts';
import type { Facts, LiverProcedure } from '../../../server/chart/facts.ts';
import { factsWith, stated } from '../../builders/facts.ts';

export const AS_OF = '2026-01-15T09:00:00Z';

/** A patient with leiomyosarcoma of whom `overrides` is known as well. */
export const leiomyosarcoma = (overrides: Partial<Facts> = {}): Facts =>
  factsWith({ histology: stated({ kind: 'leiomyosarcoma' }), ...overrides });

export const extrahepatic = (present: boolean): Partial<Facts> => ({
  'extrahepatic-disease': stated({ present, sites: [] }),
});

export const metastasisOn = (date: string): Partial<Facts> => ({ 'liver-metastasis-date': stated(date) });

export const procedure = (kind: LiverProcedure['kind'], performed: string): LiverProcedure => ({
  kind,
  name: kind,
  performed,
  reference: `Procedure/${kind}-${performed}`,
});

export const priorProcedures = (...procedures: readonly LiverProcedure[]): Partial<Facts> => ({
  'prior-liver-procedures': known(procedures, [{ reference: 'Procedure/1', recordedAt: '', asRecorded: 'earlier' }]),
});
