import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doxorubicinTotal } from '../../../server/chart/doxorubicinTotal.ts';
import { type Fact, known, unknown } from '../../../server/chart/fact.ts';
import type { Dose, DoxorubicinDose } from '../../../server/chart/facts.ts';
import { stated } from '../../builders/facts.ts';

const given = (dose: Dose, route = 'Intravenous', index = 0): DoxorubicinDose => ({
  name: 'Doxorubicin',
  given: '2025-01-01',
  dose,
  route,
  site: '',
  recognizedBy: 'code',
  reference: `MedicationAdministration/${index}`,
});
const doses = (...all: readonly DoxorubicinDose[]): Fact<readonly DoxorubicinDose[]> =>
  known(all, [{ reference: 'MedicationAdministration/0', recordedAt: '2025-01-01', asRecorded: 'Doxorubicin' }]);
const surface = stated(1.8);
const valueIn = <T>(fact: Fact<T>): T => {
  if (!fact.known) throw new Error(fact.because);
  return fact.value;
};

describe('the sum of the recorded doses', () => {
  it('counts every dose in mg, whatever its route, and says how many it could not count', () => {
    const total = valueIn(
      doxorubicinTotal(
        doses(given({ mg: 135 }), given({ because: 'no dose is recorded' }), given({ mg: 100 }, 'Intra-arterial')),
        surface,
      ),
    );
    expect(total).toMatchObject({ mg: 235, counted: 2, uncounted: 1 });
  });

  it('is told apart by the route as recorded, however it is spelled', () => {
    const total = valueIn(
      doxorubicinTotal(
        doses(given({ mg: 50 }, ''), given({ mg: 1 }, 'Intravenous'), given({ mg: 2 }, ' intravenous ')),
        surface,
      ),
    );
    expect(total.byRoute).toEqual([
      { route: '', mg: 50, counted: 1 },
      { route: 'Intravenous', mg: 3, counted: 2 },
    ]);
  });

  it.each<[string, boolean]>([
    ['Intravenous', true],
    ['Intravenous route (qualifier value)', true],
    ['intra-venous', true],
    ['IV', true],
    ['I.V. push', true],
    ['Intra-arterial', false],
    ['Hepatic artery', false],
    ['Intraventricular', false],
    ['', false],
  ])('a dose by the route "%s" counts as given into a vein: %s', (route, isIntravenous) => {
    const { intravenous, mg } = valueIn(doxorubicinTotal(doses(given({ mg: 90 }, route)), surface));
    expect([intravenous.mg, valueIn(intravenous.mgPerM2), mg]).toEqual(isIntravenous ? [90, 50, 90] : [0, 0, 90]);
  });

  it('is divided by the body surface of today', () =>
    expect(valueIn(valueIn(doxorubicinTotal(doses(given({ mg: 990 })), surface)).mgPerM2)).toBe(550));

  it('stands without mg per m2 when no body surface can be computed, and says why', () => {
    const total = valueIn(
      doxorubicinTotal(doses(given({ mg: 990 })), unknown('stale', 'the body weight is 120 days old')),
    );
    expect(total.mg).toBe(990);
    expect(total.mgPerM2).toMatchObject({ known: false, because: 'the body weight is 120 days old' });
  });

  it('is unknown, not zero, when no dose is recorded in mg', () =>
    expect(doxorubicinTotal(doses(given({ because: 'no dose is recorded' })), surface)).toMatchObject({
      known: false,
      why: 'indeterminate',
      because: 'no dose of doxorubicin is recorded in mg',
    }));

  it.each([unknown('absent', 'no dose is recorded'), unknown('not-readable', 'the EHR did not answer')])(
    'keeps the reason of an unknown: $why',
    (fact) => expect(doxorubicinTotal(fact, surface)).toEqual(fact),
  );

  it('never depends on the order of the doses, and its routes add up to it', () => {
    const dose = fc.record({
      mg: fc.integer({ min: 1, max: 300 }),
      route: fc.constantFrom('', 'IV', 'Intra-arterial'),
    });
    fc.assert(
      fc.property(fc.array(dose, { minLength: 1, maxLength: 12 }), (all) => {
        const of = (list: typeof all) =>
          valueIn(doxorubicinTotal(doses(...list.map(({ mg, route }) => given({ mg }, route))), surface));
        const total = of(all);
        expect(of(all.toReversed()).mg).toBe(total.mg);
        expect(total.byRoute.reduce((sum, { mg }) => sum + mg, 0)).toBe(total.mg);
      }),
    );
  });
});
