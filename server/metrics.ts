import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What is counted. Labels hold routes, site ids and outcome words: never an address, a patient, a user or a value. */
export interface Metrics {
  /** A request that was answered. `route` is the pattern of the address ("/l/:launchId/"), not the address. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** One request to an EHR's FHIR server: "ok", or the kind of failure. */
  fhirRequest(siteId: string, outcome: string, seconds: number): void;
  /** A launch: "started", "opened", or the code of the error page. */
  launch(siteId: string, outcome: string): void;
  /** Tokens of a launch renewed ("ok"), or not ("failed"). */
  refresh(siteId: string, outcome: 'ok' | 'failed'): void;
  /** An EHR is left alone from now on, after failures in a row. */
  leftAlone(siteId: string): void;
  /** A query that a chart lacks, as `searchesFor` calls it. */
  gap(siteId: string, query: string): void;
  /** An answered call of the CDS Hooks service, with so many cards. */
  cards(siteId: string, hook: string, count: number): void;
  /** A thread of the app ended, and why: "time limit". */
  threadEnded(thread: string, why: string): void;
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
  const histogram = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Histogram({ name: `livermet_${name}_seconds`, help, labelNames, buckets: BUCKETS, registers });
  const requests = histogram('http_request', 'Time to answer a request', 'method', 'route', 'status');
  const fhir = histogram('fhir_request', 'Time an EHR took for one FHIR request', 'site', 'outcome');
  const counter = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Counter({ name: `livermet_${name}_total`, help, labelNames, registers });
  const launches = counter('launches', 'Launches by their outcome', 'site', 'outcome');
  const refreshes = counter('token_refreshes', 'Renewals of the tokens of a launch', 'site', 'outcome');
  const pauses = counter('ehr_left_alone', 'Times an EHR was left alone after failures in a row', 'site');
  const gaps = counter('chart_gaps', 'Queries that a chart was read without', 'site', 'query');
  const calls = counter('cds_calls', 'Answered calls of the CDS Hooks service', 'site', 'hook');
  const cards = counter('cds_cards', 'Cards given', 'site', 'hook');
  const threads = counter('threads_ended', 'Threads that ended while the app ran', 'thread', 'why');
  return {
    answered: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    fhirRequest: (site, outcome, seconds) => fhir.observe({ site, outcome }, seconds),
    launch: (site, outcome) => launches.inc({ site, outcome }),
    refresh: (site, outcome) => refreshes.inc({ site, outcome }),
    leftAlone: (site) => pauses.inc({ site }),
    gap: (site, query) => gaps.inc({ site, query }),
    cards: (site, hook, count) => {
      calls.inc({ site, hook });
      cards.inc({ site, hook }, count);
    },
    threadEnded: (thread, why) => threads.inc({ thread, why }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
