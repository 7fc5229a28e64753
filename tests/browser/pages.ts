import { pageNav } from '../../server/present/pageNav.ts';

/** A page that is looked at in a real browser: a golden picture, axe, weight, keyboard and all the rest. */
export interface ListedPage {
  /** Names the test and the golden pictures. */
  readonly name: string;
  /** Whose chart it is opened from; absent for a public page. */
  readonly patient?: string;
  /** Opened by a member of the quality team, who has signed in. */
  readonly quality?: true;
  /** Below the launch, or from the root for a public page. */
  readonly path: string;
  /** Public pages hold the whole rule set and every publication; they are no page about a patient. */
  readonly heavy?: true;
  /** Holds what differs at every visit, so that no golden picture can show it. */
  readonly alive?: true;
}

/** Treated before, with a chart that fills every page. */
const FULLEST = 'after-deb-tace-both-lobes';

const ALIVE = { alive: true } as const;

/** Every page that the links between the pages of a patient lead to; one added there is looked at without being named here. */
const linked: readonly ListedPage[] = pageNav('', null, { writesBack: true }).map(({ href }) => ({
  name: href === '' ? 'verdict' : href,
  patient: FULLEST,
  path: href,
  ...(href === 'write-back' ? ALIVE : {}),
}));

export const PAGES: readonly ListedPage[] = [
  ...linked,
  { name: 'verdict-correctable', patient: 'platelets-correctable-ecog-2', path: '' },
  { name: 'verdict-nothing-recorded', patient: 'only-a-patient', path: '' },
  { name: 'after-treatment-none', patient: 'gist', path: 'after-treatment' },
  { name: 'error-below-a-launch', patient: FULLEST, path: 'nowhere' },
  { name: 'error', path: '/nowhere' },
  { name: 'standalone', path: '/standalone' },
  // Names the user by the address of the sandbox EHR, which has another port every time.
  { name: 'quality', quality: true, path: '', ...ALIVE },
  { name: 'criteria', path: '/criteria', heavy: true },
  { name: 'evidence', path: '/evidence', heavy: true },
];

/** The pages that have golden pictures. */
export const PICTURED = PAGES.filter(({ alive }) => !alive);

export const WIDTHS = [400, 768, 1440] as const;
