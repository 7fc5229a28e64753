import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { JWKS } from 'oidc-provider';
import { authorizationRoute } from './authorization/authorizationRoute.ts';
import { createAuthorizationServer } from './authorization/authorizationServer.ts';
import { signingKeys } from './authorization/signingKeys.ts';
import { callServices } from './cds/callService.ts';
import { defaultClients } from './defaultClients.ts';
import type { Ehr } from './ehr/ehrPages.ts';
import { type Endpoints, endpoints } from './endpoints.ts';
import { createLaunches, type EhrLaunch, type Launches } from './launches.ts';
import { listener } from './listener.ts';
import { readPatients } from './patients/readPatients.ts';
import { createRecords, type Records } from './patients/records.ts';
import type { RegisteredClient } from './registeredClient.ts';
import type { Sandbox, SandboxOptions } from './sandboxOptions.ts';

const PATIENTS = fileURLToPath(new URL('../../tests/patients', import.meta.url));
const HOUR = 3600;

/** Puts the parts together and listens, on this machine's loopback address only. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const clients = options.app.clients ?? defaultClients();
  const [patients, keys] = await Promise.all([options.patients ?? readPatients(PATIENTS), signingKeys()]);
  const records = createRecords(patients, now);
  const launches = createLaunches(now);
  const server = createServer();
  const places = endpoints(await listen(server, options.port));
  const launchUrl = (launch: EhrLaunch) => {
    const address = new URL(options.app.launchUrl);
    address.searchParams.set('iss', places.fhirBase);
    address.searchParams.set('launch', launches.begin(launch));
    return address.href;
  };
  server.on('request', assemble(options, places, { keys, clients, records, launches, launchUrl }));
  return {
    url: places.origin,
    fhirBase: places.fhirBase,
    cdsClient: { issuer: places.issuer, jwksUrl: places.jwksUrl },
    clients,
    launchUrl: (patientId, launch = {}) =>
      launchUrl({ patientId, consent: 'given', needPatientBanner: true, ...launch }),
    close: () => close(server),
  };
}

interface Materials {
  readonly keys: JWKS;
  readonly clients: readonly RegisteredClient[];
  readonly records: Records;
  readonly launches: Launches;
  readonly launchUrl: (launch: EhrLaunch) => string;
}

function assemble(options: SandboxOptions, places: Endpoints, materials: Materials): RequestListener {
  const { keys, clients, records, launches, launchUrl } = materials;
  const authorizationOptions = {
    endpoints: places,
    clients,
    redirectUri: options.app.redirectUri,
    launches,
    keys,
    accessTokenSeconds: options.accessTokenSeconds ?? HOUR,
    now: options.now ?? (() => new Date()),
  };
  const server = createAuthorizationServer(authorizationOptions);
  return listener({
    endpoints: places,
    ehr: {
      origin: places.origin,
      records,
      startUrl: options.app.startUrl,
      launchUrl,
      cards: cardsFrom(options, places, keys),
    },
    fhir: { endpoints: places, records, findAccess: server.findAccess },
    authorization: authorizationRoute(authorizationOptions, server, records),
    intercept: options.intercept,
  });
}

function cardsFrom({ app, now = () => new Date() }: SandboxOptions, places: Endpoints, keys: JWKS): Ehr['cards'] {
  const { cdsServicesUrl: servicesUrl } = app;
  if (servicesUrl === undefined) return undefined;
  return (patient) => callServices({ endpoints: places, keys, servicesUrl, now }, patient);
}

function listen(server: Server, port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => resolve(`http://localhost:${(server.address() as AddressInfo).port}`));
  return promise;
}

/** Breaks open connections off: a request that hangs on purpose would otherwise keep the server up for ever. */
function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
