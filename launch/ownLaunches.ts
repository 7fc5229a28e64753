import type { Site } from '../server/config.ts';
import type { Launch } from '../server/store/store.ts';
import type { TrailEvent } from '../server/trail/trailEntry.ts';
import type { LaunchContext } from './launchContext.ts';
import { isOver } from './launchLife.ts';
import { type Revocation, revokeTokens } from './revokeTokens.ts';

/** What became of the access of a launch that has ended. */
interface EndedAccess {
  readonly revocation: Revocation;
  /** ISO instant at which the access token ends by itself. */
  readonly tokenEnds: string;
}

/** The launches of a user, who can see and end them all from any one of them. */
export interface OwnLaunches {
  /** The open launches of the user of this one at the same site, itself among them, newest first. */
  of(launch: Launch): Promise<readonly Launch[]>;
  /** Forgets a launch and its tokens, of which the trail is told, and asks the EHR to take them back. */
  end(site: Site, launch: Launch, event: TrailEvent): Promise<EndedAccess>;
}

export const ownLaunches = (context: LaunchContext): OwnLaunches => ({
  of: async ({ siteId, issuer, subject }) => {
    const all = await context.store.launchesOfUser(siteId, issuer, subject);
    return all.filter((launch) => !isOver(launch, context));
  },
  end: async (site, launch, event) => {
    // A refresh may have replaced them since the launch was read.
    const tokens = (await context.store.endLaunch(launch.id, event)) ?? launch.tokens;
    const revocation = await revokeTokens(context, site, tokens);
    context.log.info({ siteId: site.id, outcome: 'ended', reason: revocation }, 'a launch was ended by its user');
    return { revocation, tokenEnds: tokens.expiresAt };
  },
});
