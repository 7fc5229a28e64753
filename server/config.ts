import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { ConfigError, linesOf } from './configError.ts';
import { type ReadFile, readSites } from './readSites.ts';
import type { Site } from './site.ts';
import { NEW_KEY, type StoreSettings, storeProblems, storeSettingsOf, storeShape } from './storeSettings.ts';
import { isTrustworthyUrl } from './trustworthyUrl.ts';

export { ConfigError } from './configError.ts';
export type { BulkServer, CdsClient, ClientAuthentication, Site } from './site.ts';
export { isTrustworthyUrl } from './trustworthyUrl.ts';

export interface Config extends StoreSettings {
  /** `sandbox`: no EHR is registered yet, the caller adds the sandbox EHR as the only site. */
  readonly mode: 'sandbox' | 'sites';
  readonly production: boolean;
  readonly port: number;
  readonly sandboxPort: number;
  /** Public origin of the app, without a trailing slash. */
  readonly baseUrl: string;
  readonly sites: readonly Site[];
  /** How long a launch stays open, at most 8. */
  readonly launchHours: number;
  /** A launch that nobody uses for so long ends, too. */
  readonly launchIdleMinutes: number;
  /** Port of `/metrics`, which is not the app's own; undefined: no metrics. */
  readonly metricsPort: number | undefined;
  /** From one client address; 0: no limit. */
  readonly requestsPerMinute: number;
  /** How many proxies stand before the app: so many entries of X-Forwarded-For are believed. */
  readonly trustedProxies: number;
  /** How long reading a patient's chart may take; what has not come by then is missing on the page. */
  readonly chartSeconds: number;
  /** How many threads draw verdict pages; 0: the main one does. */
  readonly pageThreads: number;
  /** How long requests under way may take when the app is told to stop. */
  readonly stopSeconds: number;
  /** How much of that it still takes new requests, while `/readyz` says that it stops. */
  readonly drainSeconds: number;
  /** The sites file; undefined with the sandbox EHR alone. */
  readonly sitesFile: string | undefined;
  /** Where reports of audits are kept; undefined: no audits in the app, save with the sandbox EHR. */
  readonly auditFolder: string | undefined;
  readonly auditKeepDays: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number('must be a port').int().min(0).max(65535);
const wholeNumber = (most: number) => z.coerce.number('must be a whole number').int().min(0).max(most);

const environmentSchema = z.object({
  PORT: port.default(8080),
  SANDBOX_PORT: port.default(8081),
  BASE_URL: z
    .string()
    .refine((text) => isTrustworthyUrl(text) && `${URL.parse(text)?.origin}` === text.replace(/\/$/, ''), {
      message: 'must be an origin without a path: https, or http on localhost',
    })
    .optional(),
  SITES_FILE: z.string().optional(),
  ...storeShape,
  LAUNCH_HOURS: z.coerce.number('must be a number of hours').positive().max(8).default(8),
  LAUNCH_IDLE_MINUTES: z.coerce.number('must be a number of minutes').positive().max(480).default(60),
  METRICS_PORT: port.optional(),
  REQUESTS_PER_MINUTE: wholeNumber(100_000).default(3000),
  TRUSTED_PROXIES: wholeNumber(10).default(0),
  CHART_SECONDS: z.coerce.number('must be a number of seconds').min(1).max(60).default(10),
  PAGE_THREADS: wholeNumber(64).optional(),
  // Below the ten seconds after which Docker kills what it has told to stop.
  STOP_SECONDS: wholeNumber(300).default(8),
  DRAIN_SECONDS: wholeNumber(300).optional(),
  AUDIT_FOLDER: z.string().optional(),
  AUDIT_KEEP_DAYS: wholeNumber(3650).default(90),
  NODE_ENV: z.string().optional(),
});
type Settings = z.infer<typeof environmentSchema>;

/**
 * Environment and sites file as the app's configuration.
 *
 * @throws ConfigError with every problem at once
 */
export function loadConfig(environment: Environment, readFile: ReadFile): Config {
  // An empty variable, as compose files and shells leave them, counts as not set.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  const problems = [...(parsed.success ? [] : linesOf(parsed.error)), ...storeProblems(set), ...missing(set)];
  const sites =
    set.SITES_FILE === undefined ? [] : collecting(problems, () => readSites(String(set.SITES_FILE), readFile));
  if (parsed.success && drainSecondsOf(parsed.data) > parsed.data.STOP_SECONDS)
    problems.push('DRAIN_SECONDS: must not be more than STOP_SECONDS, which it is a part of');
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return configOf(parsed.data, sites);
}

function configOf(settings: Settings, sites: readonly Site[]): Config {
  return {
    mode: settings.SITES_FILE === undefined ? 'sandbox' : 'sites',
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    sandboxPort: settings.SANDBOX_PORT,
    baseUrl: (settings.BASE_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    sites,
    ...storeSettingsOf(settings),
    launchHours: settings.LAUNCH_HOURS,
    launchIdleMinutes: settings.LAUNCH_IDLE_MINUTES,
    metricsPort: settings.METRICS_PORT,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    trustedProxies: settings.TRUSTED_PROXIES,
    chartSeconds: settings.CHART_SECONDS,
    pageThreads: settings.PAGE_THREADS ?? (settings.NODE_ENV === 'production' ? usualThreads() : 0),
    stopSeconds: settings.STOP_SECONDS,
    drainSeconds: drainSecondsOf(settings),
    sitesFile: settings.SITES_FILE,
    auditFolder: settings.AUDIT_FOLDER,
    auditKeepDays: settings.AUDIT_KEEP_DAYS,
  };
}

/** One core is left to the main thread, and each thread takes some 35 MB. Nobody waits for the pages of a developer. */
const usualThreads = (): number => Math.min(4, availableParallelism() - 1);

/** In production something stands before the app that asks `/readyz` now and then; elsewhere nobody wants to wait. */
function drainSecondsOf({ DRAIN_SECONDS, STOP_SECONDS, NODE_ENV }: Settings): number {
  return DRAIN_SECONDS ?? (NODE_ENV === 'production' ? Math.min(5, STOP_SECONDS) : 0);
}

/** What is missing, or must not be there, given the rest of the environment. */
function missing(environment: Environment): readonly string[] {
  const { SITES_FILE, BASE_URL, LIVERMET_KEY, DATABASE_FILE, DATABASE_URL, NODE_ENV, DEBUG } = environment;
  const production = NODE_ENV === 'production';
  const rules: readonly (readonly [boolean, string])[] = [
    [production && !SITES_FILE, NO_SITES],
    [
      production && !BASE_URL,
      'BASE_URL: is needed in production; it is the public address that EHRs send browsers back to',
    ],
    [
      !!SITES_FILE && !LIVERMET_KEY,
      `LIVERMET_KEY: is needed with SITES_FILE; it encrypts tokens at rest. Make one with: ${NEW_KEY}`,
    ],
    [
      !!SITES_FILE && !DATABASE_FILE && !DATABASE_URL,
      'DATABASE_FILE: is needed with SITES_FILE, or DATABASE_URL; the database keeps launches and answers',
    ],
    [
      production && isOpenDatabase(DATABASE_URL),
      'DATABASE_URL: must ask for TLS in production unless the database is on this machine; add ?sslmode=verify-full',
    ],
    [
      production && printsDebug(DEBUG),
      'DEBUG: must not be set in production; fhirclient and express then print tokens and addresses',
    ],
  ];
  return rules.flatMap(([broken, line]) => (broken ? [line] : []));
}

/** Patients' data leave this machine encrypted, or not at all. */
function isOpenDatabase(address = ''): boolean {
  const url = URL.parse(address);
  const isHere = url === null || ['', 'localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return !isHere && !['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '');
}

const NO_SITES =
  'SITES_FILE: is needed in production; it names the JSON file of registered EHRs. ' +
  'The sandbox EHR signs anybody in, so it does not start under NODE_ENV=production';

const printsDebug = (value = ''): boolean => !['', '0', 'false', 'off'].includes(value);

function collecting(problems: string[], read: () => readonly Site[]): readonly Site[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}
