import type { CardOverride, Override } from '../../audit/entered.ts';
import type { Decision } from '../../criteria/decision.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { THERAPY_TITLES } from '../../criteria/therapy.ts';

const TITLES = new Map(Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id, title }) => [id, title])));

/** "proceed against INR" */
export function decisionText({ kind, against, about }: Decision): string {
  const whatFor = about === 'all' ? 'all therapies' : THERAPY_TITLES[about];
  if (kind === 'accept') return `${whatFor}: verdict accepted`;
  if (kind === 'defer') return `${whatFor}: deferred`;
  return `${whatFor}: proceed against ${against.map((id) => TITLES.get(id) ?? id).join(', ')}`;
}

export const OVERRIDE_WORDS: Readonly<Record<Override, string>> = {
  documented: 'documented override: it names every criterion that was not met',
  'in-part': 'documented override in part: it does not name every criterion that was not met',
};

/** "2026-01-14T10:00:00Z, order-sign, Practitioner/7, patient-preference: asked for it" */
export function overrideText({ at, hook, user, reason, comment }: CardOverride): string {
  const because = [reason, comment].filter(Boolean).join(': ');
  return [at, hook, user, because === '' ? 'no reason given' : because].join(', ');
}
