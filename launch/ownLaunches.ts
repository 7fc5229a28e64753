import type { Site } from '../server/config.ts';
import type { Launch } from '../server/store/store.ts';
import type { LaunchContext } from './launchContext.ts';
import { isOver } from './launchLife.ts';
import { type Revocation, revokeTokens } from './revokeTokens.ts';

/** The launches of a user, who can see and end them all from any one of them. */
export interface OwnLaunches {
  /** The open launches of the user of this one at the same site, itself among them, newest first. */
  of(launch: Launch): Promise<readonly Launch[]>;
  /** Forgets a launch and its tokens, and asks the EHR to take them back. */
  end(site: Site, launch: Launch): Promise<Revocation>;
}

export const ownLaunches = (context: LaunchContext): OwnLaunches => ({
  of: async ({ siteId, issuer, subject }) => {
    const all = await context.store.launchesOfUser(siteId, issuer, subject);
    return all.filter((launch) => !isOver(launch, context));
  },
  end: async (site, launch) => {
    await context.store.endLaunch(launch.id);
    const revocation = await revokeTokens(context, site, launch.tokens);
    context.log.info({ siteId: site.id, outcome: 'ended', reason: revocation }, 'a launch was ended by its user');
    return revocation;
  },
});
