const UNITS: Readonly<Record<string, string>> = {
  '10*9/L': '×10⁹/L',
  umol: 'µmol',
  'umol/L': 'µmol/L',
};

/** A UCUM unit as it is written on paper; annotations such as "{INR}" and the unit "1" stand for no unit at all. */
export function unitText(unit: string | null): string {
  if (unit === null || unit === '1' || /^\{[^}]*\}$/.test(unit)) return '';
  return UNITS[unit] ?? unit;
}

/** A sentence of the engine with its UCUM units as they are written on paper. */
export const plainUnits = (text: string): string =>
  // Most sentences name no such unit, and a page has hundreds.
  text.includes('/L') ? text.replaceAll('10*9/L', '×10⁹/L').replaceAll('umol/L', 'µmol/L') : text;

/**
 * A number short enough to read, yet never rounded onto or across `limit`: 2.00058 against a limit of 2 must not read "2".
 * Three significant digits where that is safe, at most six.
 */
export function numberText(value: number, limit: number | null): string {
  for (const digits of [3, 4, 5, 6]) {
    const rounded = Number(value.toPrecision(digits));
    const isWhole = Number.isInteger(value) && rounded !== value;
    if (!isWhole && (limit === null || Math.sign(rounded - limit) === Math.sign(value - limit))) return `${rounded}`;
  }
  return `${value}`;
}

type Value = number | boolean | string;

/** A value with its unit and, when only a bound is known, its comparator: "< 0.2 mg/dL", "yes", "leiomyosarcoma". */
export function figure(value: Value, unit: string | null, limit: Value | null, comparator?: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'number' ? numberText(value, typeof limit === 'number' ? limit : null) : value;
  return [comparator ? (COMPARATORS[comparator] ?? comparator) : '', text, unitText(unit)]
    .filter((part) => part !== '')
    .join(' ');
}

const COMPARATORS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥' };
