import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Site } from '../server/config.ts';
import type { Store } from '../server/store/store.ts';
import { type Circuit, circuits } from './circuit.ts';
import { type DiscoveryCache, discoveryCache } from './discoveryCache.ts';
import {
  DEFAULT_LIMITS,
  type LaunchDeps,
  type LaunchLimits,
  type LaunchLog,
  type LaunchMetrics,
} from './launchDeps.ts';
import { LaunchStorage, smartFacade } from './smartFacade.ts';

/** What the steps of a launch share, made once for the app. */
export interface LaunchContext {
  readonly baseUrl: string;
  readonly launchMs: number;
  /** A launch that is not used for so long ends. */
  readonly idleMs: number;
  readonly sites: readonly Site[];
  readonly store: Store;
  readonly log: LaunchLog;
  readonly metrics: LaunchMetrics | undefined;
  readonly now: () => Date;
  readonly limits: LaunchLimits;
  readonly discovery: DiscoveryCache;
  /** Makes fhirclient's clients of FHIR servers; keeps nothing of any launch. */
  readonly smart: ReturnType<typeof smartFacade>;
  /** Leaves an EHR that does not answer alone for a while. */
  readonly circuitOf: (siteId: string) => Circuit;
  /** Keys of an identity provider, fetched when needed and kept for a while. */
  keysAt(jwksUri: string): JWTVerifyGetKey;
}

export function launchContext({
  config,
  store,
  log,
  metrics,
  now = () => new Date(),
  limits = {},
}: LaunchDeps): LaunchContext {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const keySets = new Map<string, JWTVerifyGetKey>();
  return {
    baseUrl: config.baseUrl,
    launchMs: config.launchHours * 3_600_000,
    idleMs: (config.launchIdleMinutes ?? 60) * 60_000,
    sites: config.sites,
    store,
    log,
    metrics,
    now,
    limits: all,
    discovery: discoveryCache(all, now),
    smart: smartFacade(new LaunchStorage(), config.baseUrl),
    circuitOf: circuits({
      now,
      chartMs: (config.chartSeconds ?? 10) * 1000,
      zoneOf: (siteId) => config.sites.find(({ id }) => id === siteId)?.policy.timeZone,
      onPause: (siteId) => metrics?.leftAlone(siteId),
    }),
    keysAt: (jwksUri) => {
      const known = keySets.get(jwksUri);
      if (known) return known;
      const keys = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: all.jwks });
      keySets.set(jwksUri, keys);
      return keys;
    },
  };
}
