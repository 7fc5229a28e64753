import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { launchRouter } from '../launch/launchRouter.ts';
import { createApp } from './app.ts';
import { appVersion } from './appVersion.ts';
import { auditsOf } from './auditsOf.ts';
import type { Config } from './config.ts';
import { limitsWithin } from './fhir/limits.ts';
import { listen, stopListening } from './listening.ts';
import { createMetrics } from './metrics.ts';
import { metricsServer } from './metricsServer.ts';
import { pageThreads } from './pageThreads.ts';
import { type SandboxSite, startSandbox } from './startSandbox.ts';
import { storeOptions } from './storeAccess.ts';
import { tellOfEnds } from './threadEnd.ts';
import { threadedStore } from './threadedStore.ts';

export interface Running {
  /** Public address of the app. */
  readonly baseUrl: string;
  /** The stand-in EHR, when no EHR is registered. */
  readonly sandbox?: SandboxSite['sandbox'];
  /** Address of the metrics, where they are offered. */
  readonly metricsUrl?: string;
  /** Says at `/readyz` that it stops, finishes the requests under way, then ends. */
  readonly close: () => Promise<void>;
}

export interface StartOptions {
  readonly now?: () => Date;
  /** What the sandbox EHR is told besides: faults to show, another clock. */
  readonly sandbox?: Parameters<typeof startSandbox>[2];
}

/** Opens the store, starts the app and, where no EHR is registered, the sandbox EHR beside it. Resolves once both answer. */
export async function start(
  config: Config,
  logger: Logger,
  { now = () => new Date(), sandbox }: StartOptions = {},
): Promise<Running> {
  const metrics = createMetrics();
  const store = await storeOf(config, { logger, metrics });
  const server = createServer();
  // The sandbox lets anybody in, so with it the app is for this machine alone.
  const host = config.mode === 'sandbox' ? 'localhost' : undefined;
  await listen(server, config.port, host);
  const baseUrl = config.port === 0 ? `http://localhost:${(server.address() as AddressInfo).port}` : config.baseUrl;
  const started = config.mode === 'sandbox' ? await startSandbox(config.sandboxPort, baseUrl, sandbox) : undefined;
  const counted = config.metricsPort === undefined ? undefined : metricsServer(metrics);
  if (counted) await listen(counted, config.metricsPort ?? 0, host);
  const settings = { ...config, baseUrl, sites: started ? [started.site] : config.sites };
  const { router: launchRoutes, ...launched } = launchRouter({ config: settings, store, log: logger, metrics, now });
  let closing: Promise<void> | undefined;
  const audits = auditsOf(settings, { store, logger, now });
  const { close: closePages, ...drawing } = drawingOf(config, { logger, metrics });
  const deps = { store, now, logger, metrics, ...launched, audits, ...aboutOf(config), ...drawing };
  server.on('request', createApp({ ...deps, config: settings, launchRoutes, isStopping: () => closing !== undefined }));
  const stop = async () => {
    // The app first: a page under way still reads from the sandbox.
    const left = timeLeft(config.stopSeconds);
    await stopListening(server, left() - STORE_MS, config.drainSeconds * 1000);
    await Promise.all([audits?.close(), closePages()]);
    await Promise.all([started?.sandbox.close(), counted && stopListening(counted, 0)]);
    await store.close(left());
  };
  return {
    baseUrl,
    ...(counted ? { metricsUrl: `http://localhost:${(counted.address() as AddressInfo).port}/metrics` } : {}),
    ...(started ? { sandbox: started.sandbox } : {}),
    close: () => {
      closing ??= stop();
      return closing;
    },
  };
}

const aboutOf = ({ chartSeconds }: Config) => ({ appVersion: appVersion(), chartLimits: limitsWithin(chartSeconds) });

function drawingOf({ pageThreads: size }: Config, deps: Parameters<typeof tellOfEnds>[0]) {
  const { draw, isStuck, close } = pageThreads({ size, onEnd: tellOfEnds(deps, 'pages') });
  return { drawVerdict: draw, arePagesStuck: isStuck, close };
}

/** Of the time that stopping may take, that in which the store finishes what is written. */
const STORE_MS = 500;

/** Milliseconds of so many seconds that are left. */
function timeLeft(seconds: number): () => number {
  const until = performance.now() + seconds * 1000;
  return () => Math.max(0, until - performance.now());
}

const storeOf = (config: Config, deps: Parameters<typeof tellOfEnds>[0] & { readonly logger: Logger }) =>
  threadedStore(
    {
      ...storeOptions(config),
      onIdleFailure: (code) => deps.logger.warn({ code: 'store-connection', reason: code }, 'store connection lost'),
    },
    tellOfEnds(deps, 'store'),
  );
