import type { Adherence } from '../../../audit/adherence.ts';
import type { Status } from '../../../criteria/status.ts';
import { CRITERIA } from '../../../criteria/therapies.ts';
import { THERAPY_TITLES } from '../../../criteria/therapy.ts';
import { formatFhirDate } from '../../dates.ts';

/** What a case came to; the stylesheet sets a shape before the word, so that it is never told by color alone. */
export const ADHERENCE_WORDS: Readonly<Record<Adherence, string>> = {
  adherent: 'adherent',
  correctable: 'correctable',
  'not-adherent': 'not adherent',
  'not-documented': 'not documented',
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  met: 'met',
  correctable: 'correctable',
  'not-met': 'not met',
  unknown: 'unknown',
};

export const KIND_WORDS = {
  resection: 'hepatic resection',
  chemoembolization: 'chemoembolization',
  embolization: 'embolization',
  y90: 'Y90 radioembolization',
  ablation: 'ablation',
} as const;

/** The name of a line: a therapy, a criterion, a month, a performer. */
export function groupTitle(id: string): string {
  if (id in THERAPY_TITLES) return THERAPY_TITLES[id as keyof typeof THERAPY_TITLES];
  if (id === 'undetermined') return 'Therapy cannot be told by its code';
  if (MONTH.test(id)) return formatFhirDate(id, 'UTC');
  return id === '' ? 'not recorded' : (CRITERION_TITLES.get(id) ?? id);
}

const MONTH = /^\d{4}-\d{2}$/;

const CRITERION_TITLES: ReadonlyMap<string, string> = new Map(
  Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id, title }) => [id, title] as const)),
);
