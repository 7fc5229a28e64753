import ucum from '@lhncbc/ucum-lhc';

/** Units as laboratories write them, that are not UCUM: compared without case, spaces or the two kinds of µ. */
const ALIASES: Readonly<Record<string, string>> = {
  'mg/dl': 'mg/dL',
  'mg/100ml': 'mg/dL',
  'g/dl': 'g/dL',
  'gm/dl': 'g/dL',
  'g/l': 'g/L',
  'mg/l': 'mg/L',
  'umol/l': 'umol/L',
  'mcmol/l': 'umol/L',
  'micromol/l': 'umol/L',
  'mmol/l': 'mmol/L',
  'meq/l': 'meq/L',
  'k/ul': '10*3/uL',
  'k/mcl': '10*3/uL',
  'k/mm3': '10*3/uL',
  'k/cumm': '10*3/uL',
  'thou/ul': '10*3/uL',
  'thousand/ul': '10*3/uL',
  'thou/mcl': '10*3/uL',
  '10*3/ul': '10*3/uL',
  '10^3/ul': '10*3/uL',
  '10^3/mcl': '10*3/uL',
  'x10^3/ul': '10*3/uL',
  'x10*3/ul': '10*3/uL',
  '10e3/ul': '10*3/uL',
  'x10e3/ul': '10*3/uL',
  'x103/ul': '10*3/uL',
  '10*9/l': '10*9/L',
  '10^9/l': '10*9/L',
  'x10^9/l': '10*9/L',
  'x10*9/l': '10*9/L',
  '10e9/l': '10*9/L',
  'x10e9/l': '10*9/L',
  'x109/l': '10*9/L',
  '/ul': '/uL',
  '/mcl': '/uL',
  '/mm3': '/uL',
  '/cumm': '/uL',
  'cells/ul': '/uL',
  // Enzyme activity: the international unit of these tests is the enzyme unit, though UCUM calls it arbitrary.
  'u/l': 'U/L',
  'iu/l': 'U/L',
  '[iu]/l': 'U/L',
  'unit/l': 'U/L',
  'units/l': 'U/L',
  'ukat/l': 'ukat/L',
  cm: 'cm',
  mm: 'mm',
  in: '[in_i]',
  inch: '[in_i]',
  inches: '[in_i]',
  mg: 'mg',
  mcg: 'ug',
  gm: 'g',
  kg: 'kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
};

/** Made when it is first asked: its table of units takes long to read, and most values are in the unit they are wanted in. */
const converter = (): Converter => {
  made ??= ucum.UcumLhcUtils.getInstance();
  return made;
};

type Converter = ReturnType<typeof ucum.UcumLhcUtils.getInstance>;
let made: Converter | undefined;

const normalize = (text: string): string => text.toLowerCase().replace(/\s+/g, '').replace(/[µμ]/g, 'u');

/** The UCUM code a unit text stands for, or the text itself for the converter to judge. */
const ucumCode = (text: string): string => {
  const spelling = normalize(text);
  return Object.hasOwn(ALIASES, spelling) ? (ALIASES[spelling] ?? text) : text.trim();
};

/** Whether a text is a unit at all, of whatever kind. */
export const isUnit = (text: string): boolean => {
  const code = ucumCode(text);
  return !/\s/.test(code) && asked(() => converter().validateUnitString(code))?.status === 'valid';
};

/** The converter looks units up in plain objects, so a "unit" such as "constructor" makes it throw. */
function asked<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What the converter must know of a substance to go from mass to amount. */
export interface Substance {
  /** g/mol, from the conversion factor that clinical laboratories use. */
  readonly molarMass?: number;
  /** Charge of the ion, for equivalents. */
  readonly charge?: number;
}

const factors = new Map<string, number>();

/**
 * Factor from `unit` (UCUM or a common laboratory spelling) to `target` (UCUM), or `undefined` when the unit is not
 * understood or is of another kind. All units met here are ratio scales, so one factor says everything.
 */
export function conversionFactor(unit: string, target: string, substance: Substance = {}): number | undefined {
  const from = ucumCode(unit);
  if (from === target) return 1;
  const key = `${from} ${target} ${substance.molarMass ?? ''} ${substance.charge ?? ''}`;
  const known = factors.get(key);
  if (known !== undefined) return known;
  const factor = askConverter(from, target, substance);
  // Only units are remembered: texts that are none come without end.
  if (factor !== undefined) factors.set(key, factor);
  return factor;
}

function askConverter(from: string, target: string, { molarMass, charge }: Substance): number | undefined {
  // The converter prints what it is asked about when there is a blank in it.
  if (/\s/.test(from)) return undefined;
  const options = { ...(molarMass ? { molecularWeight: molarMass } : {}), ...(charge ? { charge } : {}) };
  const answer = asked(() => converter().convertUnitTo(from, 1, target, options));
  const factor = answer?.status === 'succeeded' ? answer.toVal : undefined;
  return typeof factor === 'number' && Number.isFinite(factor) && factor > 0 ? factor : undefined;
}

/** Floating-point dust (149.99999999999997) must not decide about a limit: 6 significant digits do. */
export function roundToSix(value: number): number {
  // A number of no more digits than that, as nearly all are, dust aside: the quotient of whole numbers is the decimal that
  // is nearest.
  const thousandths = Math.round(value * 1000);
  const size = Math.abs(thousandths);
  const nearest = thousandths / 1000;
  if (size < 1_000_000 && Math.abs(nearest - value) <= (size < 100 ? 0 : 1e-9)) return nearest === 0 ? 0 : nearest;
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}
