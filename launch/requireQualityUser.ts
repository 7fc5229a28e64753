import type { Site } from '../server/config.ts';
import { NotQualityTeam, QualitySignIn } from '../server/errors/standalone.ts';
import { LAUNCH_ID } from '../server/store/launchId.ts';
import { launchUser } from '../server/store/launchUser.ts';
import type { QualityLaunch } from '../server/store/store.ts';
import { isNamedIn } from '../server/store/userNames.ts';
import type { TrailUser } from '../server/trail/trailEntry.ts';
import { isSecretOf } from './browserSecret.ts';
import { launchCookie, readCookies } from './cookies.ts';
import type { LaunchContext } from './launchContext.ts';
import { isOver, noteUse } from './launchLife.ts';

/** A member of the quality team, as the EHR's signature proved it, and the EHR whose team it is. */
export interface QualityUser {
  readonly launch: QualityLaunch;
  readonly site: Site;
  readonly user: TrailUser;
}

/** Finds who asks at an address below `/audit/:launchId/`. */
export type RequireQualityUser = (launchId: string, cookieHeader: string | undefined) => Promise<QualityUser>;

/**
 * Whether the user is still named is asked at every request: who is taken off the list is out when the app starts with it,
 * open pages or not.
 *
 * The returned function rejects with QualitySignIn or NotQualityTeam.
 */
export function requireQualityUser(context: LaunchContext): RequireQualityUser {
  const { store, sites } = context;
  return async (id, cookieHeader) => {
    const launch = LAUNCH_ID.test(id) ? await store.findQualityLaunch(id) : undefined;
    if (!launch || !isSecretOf(launch.browserHash, readCookies(cookieHeader).get(launchCookie(id))))
      throw new QualitySignIn();
    const site = sites.find((one) => one.id === launch.siteId);
    if (!site || isOver(launch, context)) throw new QualitySignIn();
    const user = launchUser(launch);
    if (!isNamedIn(site.qualityTeam, site, launch))
      throw new NotQualityTeam(site.name).concerning({ siteId: site.id, patientId: null, user, action: 'launch' });
    await noteUse(launch, context);
    return { launch, site, user };
  };
}
