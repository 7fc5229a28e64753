import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { launchRouter } from '../launch/launchRouter.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { type SandboxSite, startSandbox } from './startSandbox.ts';
import { openSqliteStore } from './store/sqliteStore.ts';

export interface Running {
  /** Public address of the app. */
  readonly baseUrl: string;
  /** The stand-in EHR, when no EHR is registered. */
  readonly sandbox?: SandboxSite['sandbox'];
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
  const store = openSqliteStore({ file: config.databaseFile, encryptionKey: config.encryptionKey });
  const server = createServer();
  // The sandbox lets anybody in, so with it the app is for this machine alone.
  await listen(server, config.port, config.mode === 'sandbox' ? 'localhost' : undefined);
  const baseUrl = config.port === 0 ? `http://localhost:${(server.address() as AddressInfo).port}` : config.baseUrl;
  const started = config.mode === 'sandbox' ? await startSandbox(config.sandboxPort, baseUrl, sandbox) : undefined;
  const sites = started ? [started.site] : config.sites;
  const launch = launchRouter({ config: { ...config, baseUrl, sites }, store, log: logger, now });
  const { requireLaunch, cds } = launch;
  const deps = { store, now, logger, requireLaunch, cds, appVersion: appVersion() };
  server.on('request', createApp({ ...deps, config: { baseUrl, sites }, launchRoutes: launch.router }));
  return {
    baseUrl,
    ...(started ? { sandbox: started.sandbox } : {}),
    close: async () => {
      await Promise.all([closeServer(server), started?.sandbox.close()]);
      await store.close();
    },
  };
}

const appVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, ...(host ? { host } : {}) }, () => resolve());
  return promise;
}

/** Lets requests under way finish; idle connections that browsers keep would hold the process up. */
function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  return promise;
}
