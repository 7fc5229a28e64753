import type { Concerned } from '../appError.ts';
import { ForeignForm } from '../errors/foreignForm.ts';
import { CSRF_FIELD } from '../present/formFields.ts';
import { launchUser } from '../store/launchUser.ts';
import type { QualityLaunch } from '../store/store.ts';
import { sameText } from './sameText.ts';

/**
 * Cookies come along wherever a form is sent from (SameSite=None, for the EHR's frame), so each form carries the token that
 * only a page of its launch holds.
 *
 * @param patientId for the trail; null where no patient is concerned
 * @throws ForeignForm
 */
export function requireOwnForm(body: unknown, launch: QualityLaunch, patientId: string | null): void {
  const sent = typeof body === 'object' && body !== null && CSRF_FIELD in body ? body[CSRF_FIELD] : undefined;
  if (sameText(sent, launch.csrfToken)) return;
  const about: Concerned = { siteId: launch.siteId, patientId, user: launchUser(launch), action: 'form' };
  throw new ForeignForm().concerning(about);
}
