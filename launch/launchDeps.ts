import type { Config } from '../server/config.ts';
import type { Store } from '../server/store/store.ts';

/** The part of pino that the launch writes to. Fields hold site ids, hashes and outcome codes; never patient data. */
export interface LaunchLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What the launch counts. Labels are site ids and outcome words. */
export interface LaunchMetrics {
  fhirRequest(siteId: string, outcome: string, seconds: number): void;
  launch(siteId: string, outcome: string): void;
  refresh(siteId: string, outcome: 'ok' | 'failed'): void;
  leftAlone(siteId: string): void;
}

/** Times in milliseconds. */
export interface LaunchLimits {
  readonly discovery: number;
  readonly discoveryCache: number;
  readonly token: number;
  readonly jwks: number;
  /** How long the EHR may take to confirm that it has taken tokens back. */
  readonly revocation: number;
  /** How long the sign-in at the EHR may take. */
  readonly pending: number;
  /** Largest answer of the FHIR server, in bytes after decompression. */
  readonly fhirBytes: number;
}

export const DEFAULT_LIMITS: LaunchLimits = {
  discovery: 5_000,
  discoveryCache: 600_000,
  token: 10_000,
  jwks: 5_000,
  revocation: 5_000,
  pending: 600_000,
  fhirBytes: 32 * 2 ** 20,
};

export interface LaunchDeps {
  readonly config: Pick<Config, 'baseUrl' | 'sites' | 'launchHours'> &
    Partial<Pick<Config, 'launchIdleMinutes' | 'chartSeconds'>>;
  readonly store: Store;
  readonly log: LaunchLog;
  readonly metrics?: LaunchMetrics;
  readonly now?: () => Date;
  readonly limits?: Partial<LaunchLimits>;
}
