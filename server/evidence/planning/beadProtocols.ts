import { dcBead, debdox2012, nouri2019 } from '../../criteria/cautions/sources.ts';
import { type Citation, moffitt2020 } from '../../criteria/citation.ts';

/** How one source loads beads with doxorubicin and divides the treatment. `null`: not stated in what was read. */
export interface BeadProtocol {
  readonly id: 'series' | 'manufacturer' | 'debdox';
  readonly title: string;
  readonly patients: string | null;
  /** Size in micrometres, and name. */
  readonly beads: string | null;
  readonly loading: {
    /** mg of doxorubicin per mL of beads, lowest and highest; two equal numbers where the source states one. */
    readonly mgPerMl: readonly [number, number];
    readonly text: string;
  };
  /** The most in one session. */
  readonly session: string | null;
  /** Weeks between two sessions, lowest and highest. */
  readonly interval: { readonly weeks: readonly [number, number]; readonly text: string } | null;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Side by side: they were written for different patients and beads, and no mean of them is anybody's protocol. */
export const BEAD_PROTOCOLS: readonly [BeadProtocol, ...BeadProtocol[]] = [
  {
    id: 'series',
    title: 'Series of liver-directed therapy',
    patients: 'leiomyosarcoma, 13 patients with DEB-TACE first',
    beads: 'LC Bead, 70-150 µm or 100-300 µm',
    loading: { mgPerMl: [50, 50], text: '50 mg per mL of beads' },
    session: '2 mL of beads, 100 mg',
    interval: { weeks: [5, 7], text: 'left and right lobe separately, about 5 to 7 weeks apart' },
    citations: [moffitt2020('Methods, DEB-TACE')],
  },
  {
    id: 'manufacturer',
    title: 'Manufacturer of the beads',
    patients: null,
    beads: 'DC Bead',
    loading: { mgPerMl: [25, 25], text: '25 mg per mL of beads, the reference of the instructions' },
    session: null,
    interval: null,
    citations: [{ ...dcBead, locator: 'Description' }],
  },
  {
    id: 'debdox',
    title: 'DEBDOX recommendations',
    patients: 'liver cell carcinoma',
    beads: 'DC Bead, vials of 2 mL',
    loading: { mgPerMl: [25, 37.5], text: '50 to 75 mg per vial of 2 mL' },
    session: 'one vial within the Milan criteria; beyond them up to 2 vials, 150 mg',
    interval: { weeks: [2, 4], text: 'large or bilobar disease: two sessions 2 to 4 weeks apart' },
    citations: [
      { ...debdox2012, locator: 'Recommendations' },
      { ...nouri2019, locator: 'Table 4, where the recommendations were read' },
    ],
  },
];
