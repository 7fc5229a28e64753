import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../../launch/sandbox/sandbox.ts';
import { loadConfig } from '../../../server/config.ts';
import { start } from '../../../server/start.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';

/** The app as at a hospital, with a sites file, and sandbox EHRs as the hospitals' EHRs. */
export interface RegisteredApp {
  readonly baseUrl: string;
  /** In the order of their sites. */
  readonly ehrs: readonly Sandbox[];
  readonly close: () => Promise<void>;
}

/** @param frameAncestors of each site, in order */
export async function startRegisteredApp(frameAncestors: readonly (readonly string[])[]): Promise<RegisteredApp> {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const client = { kind: 'public', clientId: 'livermet' } as const;
  const app = { launchUrl: `${baseUrl}/launch`, redirectUri: `${baseUrl}/callback`, clients: [client] };
  const ehrs = await Promise.all(frameAncestors.map(() => startSandbox({ port: 0, app })));
  const sites = ehrs.map(({ fhirBase }, index) => ({
    id: `site-${index}`,
    name: `Hospital ${index}`,
    iss: fhirBase,
    clientId: client.clientId,
    authentication: { kind: 'public' },
    frameAncestors: frameAncestors[index],
    writeBack: ['ecog', 'sheet'],
  }));
  const environment = {
    PORT: `${port}`,
    SITES_FILE: 'sites.json',
    DATABASE_FILE: ':memory:',
    LIVERMET_KEY: Buffer.alloc(32, 1).toString('base64'),
  };
  const config = loadConfig(environment, () => JSON.stringify({ sites }));
  const running = await start(config, suiteLogger());
  return {
    baseUrl,
    ehrs,
    close: async () => {
      await running.close();
      await Promise.all(ehrs.map((ehr) => ehr.close()));
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
