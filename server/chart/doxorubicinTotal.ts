import { type Fact, known, unknown } from './fact.ts';
import type { DoxorubicinDose } from './facts.ts';
import { roundToSix } from './units.ts';

/** The recorded doses of doxorubicin added up. What is not recorded, or not in mg, is not in it: it is never the whole. */
export interface DoxorubicinTotal {
  readonly mg: number;
  /** Doses that are in the sum. */
  readonly counted: number;
  /** Doses that are not, because no amount in mg is recorded. */
  readonly uncounted: number;
  /** The same sum by the route as recorded ("" when it is not), in the order of the first dose. */
  readonly byRoute: readonly RouteTotal[];
  /** The sum in mg divided by the body surface of `asOf`, in mg/m2, or why not. */
  readonly mgPerM2: Fact<number>;
  /** Of the sum, what is recorded as given into a vein: published limits are about that route. */
  readonly intravenous: { readonly mg: number; readonly mgPerM2: Fact<number> };
}

export interface RouteTotal {
  readonly route: string;
  readonly mg: number;
  readonly counted: number;
}

/**
 * Sum of the doses, whatever their route.
 *
 * @param surface m2. The one of today: what it was on the day of each dose is not known.
 */
export function doxorubicinTotal(
  given: Fact<readonly DoxorubicinDose[]>,
  surface: Fact<number>,
): Fact<DoxorubicinTotal> {
  if (!given.known) return given;
  const doses = given.value.flatMap(({ dose, route }) => ('mg' in dose ? [{ mg: dose.mg, route }] : []));
  if (doses.length === 0)
    return unknown('indeterminate', 'no dose of doxorubicin is recorded in mg', given.sources, given.setAside);
  const perSurface = (mg: number): Fact<number> =>
    surface.known ? known(roundToSix(mg / surface.value), surface.sources, surface.setAside) : surface;
  const mg = sumOf(doses);
  const intravenousMg = sumOf(doses.filter(({ route }) => isIntravenous(route)));
  const total = {
    mg,
    counted: doses.length,
    uncounted: given.value.length - doses.length,
    byRoute: [...Map.groupBy(doses, ({ route }) => route.trim().toLowerCase()).values()].map((members) => ({
      route: members[0]?.route.trim() ?? '',
      mg: sumOf(members),
      counted: members.length,
    })),
    mgPerM2: perSurface(mg),
    intravenous: { mg: intravenousMg, mgPerM2: perSurface(intravenousMg) },
  };
  return known(total, given.sources, given.setAside);
}

/** "Intravenous route", "IV push": by the words of the record; a route that is not recorded is none of them. */
const isIntravenous = (route: string): boolean => /\bintra-?venous|\bi\.?v\b|\binto a vein/i.test(route);

const sumOf = (doses: readonly { readonly mg: number }[]): number =>
  roundToSix(doses.reduce((sum, { mg }) => sum + mg, 0));
