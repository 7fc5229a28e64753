import { randomUUID } from 'node:crypto';
import type { Site } from '../server/config.ts';
import { OtherPatient } from '../server/errors/cds.ts';
import { NoPatientChosen, NotQualityTeam } from '../server/errors/standalone.ts';
import { MissingPatientContext } from '../server/errors.ts';
import { launchUser } from '../server/store/launchUser.ts';
import type { LaunchKind, QualityLaunch } from '../server/store/store.ts';
import { isNamedIn } from '../server/store/userNames.ts';
import { hashOf, newBrowserSecret, randomText } from './browserSecret.ts';
import type { VerifiedUser } from './idToken.ts';
import type { LaunchContext } from './launchContext.ts';
import { cardPatientOf, patientOf, type TokenResponse, tokensOf } from './tokenResponse.ts';

/** A launch that has come to its end: the pages are open. */
export interface OpenedLaunch {
  readonly launch: QualityLaunch;
  readonly kind: LaunchKind;
  readonly patientId: string | null;
  /** For the browser's cookie; the store has only its hash. */
  readonly secret: string;
  /** Where its pages stand. */
  readonly path: string;
}

interface ChartUser extends VerifiedUser {
  readonly kind: Exclude<LaunchKind, 'quality'>;
  readonly response: TokenResponse;
}

/** @throws MissingPatientContext, NoPatientChosen, OtherPatient */
export async function openChart(
  context: LaunchContext,
  site: Site,
  { kind, response, ...user }: ChartUser,
): Promise<OpenedLaunch> {
  const patientId = patientOf(response);
  if (patientId === undefined)
    throw kind === 'ehr' ? new MissingPatientContext(site.name) : new NoPatientChosen(site.name);
  const cardPatient = cardPatientOf(response);
  // The EHR may have moved on to another chart since the card was shown: never that patient's page under this one's card.
  if (cardPatient !== undefined && cardPatient !== `Patient/${patientId}`) throw new OtherPatient(site.name);
  const { launch, secret } = newLaunch(context, site, user);
  await context.store.saveLaunch({ ...launch, patientId, tokens: tokensOf(response, context.now()) });
  return { launch, kind, patientId, secret, path: `/l/${launch.id}/` };
}

/** @throws NotQualityTeam */
export async function openQualityPages(context: LaunchContext, site: Site, user: VerifiedUser): Promise<OpenedLaunch> {
  if (!isNamedIn(site.qualityTeam, site, user)) {
    const about = { siteId: site.id, patientId: null, user: launchUser(user), action: 'launch' } as const;
    throw new NotQualityTeam(site.name).concerning(about);
  }
  const { launch, secret } = newLaunch(context, site, user);
  await context.store.saveQualityLaunch(launch);
  return { launch, kind: 'quality', patientId: null, secret, path: `/audit/${launch.id}/` };
}

/** A new id and a new secret: whoever knew those of the pending launch knows nothing of this one. */
function newLaunch({ now }: LaunchContext, { id: siteId }: Site, user: VerifiedUser) {
  const secret = newBrowserSecret(now());
  const launch: QualityLaunch = {
    id: randomUUID(),
    siteId,
    ...user,
    browserHash: hashOf(secret),
    csrfToken: randomText(),
    createdAt: now().toISOString(),
  };
  return { launch, secret };
}
