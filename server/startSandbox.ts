import type { Sandbox, SandboxOptions } from '../launch/sandbox/sandbox.ts';
import { DEFAULT_POLICY } from './chart/policy.ts';
import { type Site, WRITE_BACK_KINDS } from './site.ts';

/** The stand-in EHR and its entry among the registered EHRs. */
export interface SandboxSite {
  readonly sandbox: Sandbox;
  readonly site: Site;
}

/**
 * Starts the sandbox EHR and registers it, for a machine that has no EHR yet.
 *
 * @param baseUrl public address of the app, where the sandbox sends browsers back to
 * @throws SandboxInProductionError under NODE_ENV=production
 */
export async function startSandbox(
  port: number,
  baseUrl: string,
  options: Pick<SandboxOptions, 'now' | 'intercept'> = {},
): Promise<SandboxSite> {
  // Not part of a production install, so it is only looked for when it is wanted.
  const { startSandbox: start } = await import('../launch/sandbox/sandbox.ts');
  const app = {
    launchUrl: `${baseUrl}/launch`,
    redirectUri: `${baseUrl}/callback`,
    cdsServicesUrl: `${baseUrl}/cds-services`,
    startUrl: `${baseUrl}/standalone`,
  };
  const sandbox = await start({ port, app, ...options });
  const client = sandbox.clients.find(({ kind }) => kind === 'secret');
  if (client?.kind !== 'secret') throw new TypeError('the sandbox EHR offers no client with a secret');
  const site: Site = {
    id: 'sandbox',
    name: 'Sandbox EHR',
    iss: sandbox.fhirBase,
    clientId: client.clientId,
    authentication: { kind: 'secret', secret: client.secret },
    endpointHosts: [],
    frameAncestors: [sandbox.url],
    cdsHooks: sandbox.cdsClient,
    writeBack: WRITE_BACK_KINDS,
    // The one user of the sandbox sees every page there is.
    privacyOfficers: ['Practitioner/dr-example'],
    qualityTeam: ['Practitioner/dr-example'],
    bulk: { baseUrl: sandbox.fhirBase, clientId: client.clientId, endpointHosts: [], fileHosts: [] },
    policy: DEFAULT_POLICY,
  };
  return { sandbox, site };
}
