import type { Site } from '../server/config.ts';
import { type Discovery, discover } from './discovery.ts';
import type { LaunchLimits } from './launchDeps.ts';

export interface DiscoveryCache {
  /** One request at a time for each site; only successes are kept, and for a limited time. */
  of(site: Site): Promise<Discovery>;
  forget(site: Site): void;
}

export function discoveryCache(limits: LaunchLimits, now: () => Date): DiscoveryCache {
  const entries = new Map<string, { readonly found: Promise<Discovery>; readonly until: number }>();
  const forget = ({ id }: Site) => void entries.delete(id);
  return {
    forget,
    of: (site) => {
      const entry = entries.get(site.id);
      if (entry && now().getTime() < entry.until) return entry.found;
      const found = discover(site, limits);
      entries.set(site.id, { found, until: now().getTime() + limits.discoveryCache });
      found.catch(() => forget(site));
      return found;
    },
  };
}
