import { formatFhirDate } from './dates.ts';

/** A sentence of the engine with its days ("2025-07-29") as the page writes them ("29 Jul 2025"). */
export const plainDates = (text: string, zone: string): string =>
  text.replaceAll(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => formatFhirDate(day, zone));
