/**
 * A line of a CSV file by RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvLine = (cells: readonly Cell[]): string => `${csvCells(cells)}\r\n`;

/** A part of such a line. */
export const csvCells = (cells: readonly Cell[]): string => cells.map(cell).join(',');

/**
 * Several texts in one cell, parted by " | ". A "|" or a backslash of their own gets a backslash before it: what is parted at
 * every " | " is never cut elsewhere.
 */
export const csvList = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/[\\|]/g, '\\$&')).join(' | ');

type Cell = string | number | boolean | null;

/** Some spreadsheets read the wide forms of East Asian fonts alike. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;
/** Whether a text may have to be written in another way; most have not, though many hold a hyphen. */
const SPECIAL = /^\s*[=+\-@\t\r＝＋－＠]|[",\r\n]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (!SPECIAL.test(value)) return value;
  const safe = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
