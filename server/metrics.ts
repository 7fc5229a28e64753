import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What is counted. Labels hold routes, site ids and outcome words: never an address, a patient, a user or a value. */
export interface Metrics {
  /** A request that was answered. `route` is the pattern of the address ("/l/:launchId/"), not the address. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** One request to an EHR's FHIR server: "ok", or the kind of failure. */
  fhirRequest(siteId: string, outcome: string, seconds: number): void;
  /** A launch: "started", "opened", or the code of the error page. */
  launch(siteId: string, outcome: string): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From an answer out of memory to one that waited for the slowest EHR. */
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own for each app, so that two apps in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'livermet_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const fhir = new Histogram({
    name: 'livermet_fhir_request_seconds',
    help: 'Time an EHR took for one FHIR request',
    labelNames: ['site', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const launches = new Counter({
    name: 'livermet_launches_total',
    help: 'Launches by their outcome',
    labelNames: ['site', 'outcome'],
    registers,
  });
  return {
    answered: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    fhirRequest: (site, outcome, seconds) => fhir.observe({ site, outcome }, seconds),
    launch: (site, outcome) => launches.inc({ site, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
