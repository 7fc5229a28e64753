import { pageNav } from '../../server/present/pageNav.ts';
import {
  answerAndWithdraw,
  decideThrice,
  endLaunch,
  failToSave,
  gradeEcog,
  leaveTwoLaunches,
  openRows,
  type Steps,
} from './steps.ts';

import { RUNS } from './support/auditRuns.ts';

/** A page that is looked at in a real browser: golden pictures, axe, weight, keyboard and all the rest. */
export interface ListedPage {
  /** Names the test and the golden pictures. */
  readonly name: string;
  /** Whose chart it is opened from; absent for a public page. */
  readonly patient?: string;
  /** Opened by a member of the quality team, who has signed in. */
  readonly quality?: true;
  /** Below the launch, or from the root for a public page; absent where the steps end on the page. */
  readonly path?: string;
  /** What is done before, on the page of criteria. Whoever has steps has a patient of their own. */
  readonly steps?: Steps;
  /** The answer to a form: it has no address at which it could be loaded again. */
  readonly isAnswer?: true;
  /** Made of the parts of another page that is pictured. */
  readonly likeAnother?: true;
}

/** Treated before, with a chart that fills every page. */
const FULLEST = 'after-deb-tace-both-lobes';
/** Of whom the EHR refuses every observation. */
export const UNREADABLE = 'many-observations';
/** Whose answers the store refuses. */
export const UNSAVABLE = 'creatinine-stale';

/** What only a patient of its own can show: the trail lists visits, and the EHR is written to from answers. */
const OWN: Readonly<Record<string, Pick<ListedPage, 'patient' | 'path' | 'steps'>>> = {
  'audit-trail': { patient: 'karnofsky-instead-of-ecog', path: 'audit-trail?patient=karnofsky-instead-of-ecog' },
  'write-back': { patient: 'local-codes-and-unit-text', path: 'write-back', steps: gradeEcog },
};

/** Every page that the links between the pages of a patient lead to; one added there is looked at without being named here. */
const linked: readonly ListedPage[] = pageNav('', null, { writesBack: true, mayExamineTrail: true }).map(
  ({ href }) => ({
    name: href === '' ? 'verdict' : href,
    patient: FULLEST,
    path: href,
    ...OWN[href],
  }),
);

export const PAGES: readonly ListedPage[] = [
  ...linked,
  { name: 'verdict-correctable', patient: 'platelets-correctable-ecog-2', path: '' },
  { name: 'verdict-not-met', patient: 'bilirubin-umol-just-above-limit', path: '' },
  { name: 'verdict-outside-the-evidence', patient: 'gist', path: '' },
  { name: 'verdict-nothing-recorded', patient: 'only-a-patient', path: '' },
  { name: 'verdict-not-read', patient: UNREADABLE, path: '' },
  { name: 'verdict-answered', patient: 'everything-met', steps: answerAndWithdraw },
  { name: 'verdict-not-saved', patient: UNSAVABLE, steps: failToSave, isAnswer: true },
  { name: 'decisions-kept', patient: 'ecog-0-as-integer', steps: decideThrice },
  { name: 'sheet-not-read', patient: UNREADABLE, path: 'sheet' },
  { name: 'after-treatment-none', patient: 'gist', path: 'after-treatment' },
  { name: 'launches', patient: 'inr-correctable', steps: leaveTwoLaunches },
  { name: 'ended', patient: 'inr-correctable', steps: endLaunch, isAnswer: true },
  { name: 'error-below-a-launch', patient: FULLEST, path: 'nowhere' },
  { name: 'error', path: '/nowhere' },
  { name: 'standalone', path: '/standalone' },
  { name: 'quality', quality: true, path: '' },
  ...Object.entries(RUNS).map(([state, id]) => ({
    name: `audit-${state}`,
    quality: true as const,
    path: `runs/${id}?reload=off`,
  })),
  { name: 'criteria', path: '/criteria' },
  { name: 'criteria-cautions', path: '/criteria/cautions', likeAnother: true },
  { name: 'criteria-inputs', path: '/criteria/inputs', likeAnother: true },
  { name: 'evidence', path: '/evidence' },
  { name: 'evidence-kim', path: '/evidence/kim-2017' },
  { name: 'evidence-moffitt', path: '/evidence/moffitt-2020', likeAnother: true },
];

/** Rows open only until the page is loaded again: for pictures alone. Everything else is asked of pages with all of them opened. */
const OPENED: ListedPage = { name: 'verdict-opened', patient: 'inr-correctable', steps: openRows };

/** The pages that have golden pictures. */
export const PICTURED: readonly ListedPage[] = [...PAGES.filter(({ likeAnother }) => !likeAnother), OPENED];

export const WIDTHS = [400, 768, 1440] as const;
