import type { Site } from '../server/config.ts';
import { LaunchEnded } from '../server/errors/launchEnded.ts';
import { ForeignBrowser, LaunchExpired, LaunchNotFound, UnlistedIss } from '../server/errors.ts';
import type { CreatePort } from '../server/fhir/createPort.ts';
import type { FhirPort } from '../server/fhir/fhirPort.ts';
import { LAUNCH_ID } from '../server/store/launchId.ts';
import { launchUser } from '../server/store/launchUser.ts';
import type { Launch } from '../server/store/store.ts';
import { isSecretOf } from './browserSecret.ts';
import { launchCookie, readCookies } from './cookies.ts';
import { fhirClientFor } from './fhirClientFor.ts';
import type { LaunchContext } from './launchContext.ts';
import { isOver, noteUse } from './launchLife.ts';
import type { RefreshTokens } from './refreshTokens.ts';

export interface OpenLaunch {
  readonly launch: Launch;
  readonly site: Site;
  /** Reads the chart of this launch's patient, and writes into it. */
  readonly port: FhirPort & CreatePort;
}

/** Finds the launch of an address below `/l/:launchId/`, if the browser proves by its cookie that it opened it. */
export type RequireLaunch = (launchId: string, cookieHeader: string | undefined) => Promise<OpenLaunch>;

/** The returned function rejects with LaunchNotFound, LaunchEnded, ForeignBrowser, LaunchExpired or UnlistedIss. */
export function requireLaunch(context: LaunchContext, refresh: RefreshTokens): RequireLaunch {
  const { store, sites } = context;
  return async (id, cookieHeader) => {
    const launch = LAUNCH_ID.test(id) ? await store.findLaunch(id) : undefined;
    const secret = readCookies(cookieHeader).get(launchCookie(id));
    if (!launch) {
      // The cookie may be that of a member of the quality team, who has opened no chart.
      const hasEnded = secret !== undefined && !(await store.findQualityLaunch(id));
      throw hasEnded ? new LaunchEnded() : new LaunchNotFound();
    }
    const about = { siteId: launch.siteId, patientId: launch.patientId, action: 'view' } as const;
    if (!isSecretOf(launch.browserHash, secret)) throw new ForeignBrowser().concerning({ ...about, user: null });
    if (isOver(launch, context) || isTokenOver(launch, context))
      throw new LaunchExpired().concerning({ ...about, user: launchUser(launch) });
    const site = sites.find((one) => one.id === launch.siteId);
    if (!site) throw new UnlistedIss(`site ${launch.siteId} was removed`);
    await noteUse(launch, context);
    return { launch, site, port: fhirClientFor(context, refresh, site, launch) };
  };
}

/** Left with a token that has ended and cannot be renewed: the chart can no longer be read. */
const isTokenOver = ({ tokens }: Launch, { now }: LaunchContext): boolean =>
  tokens.refreshToken === undefined && Date.parse(tokens.expiresAt) <= now().getTime();
