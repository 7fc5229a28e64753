import type { Intercept } from './intercept.ts';
import type { EhrLaunch } from './launches.ts';
import type { SyntheticPatient } from './patients/syntheticPatient.ts';
import type { RegisteredClient } from './registeredClient.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly app: {
    readonly launchUrl: string;
    readonly redirectUri: string;
    /** Address of its start page, which the list of patients then offers. */
    readonly startUrl?: string;
    /** Address of its CDS services, called when a user asks what they say about a chart. */
    readonly cdsServicesUrl?: string;
    /** Without them: one public client and one with a secret made for this run. */
    readonly clients?: readonly RegisteredClient[];
  };
  /** What today is, for the patients' dates, for launches and for who has signed in; tokens end by the clock of the machine. */
  readonly now?: () => Date;
  /** Without them: the patients of tests/patients. */
  readonly patients?: readonly SyntheticPatient[];
  readonly intercept?: Intercept;
  /** Default: one hour. */
  readonly accessTokenSeconds?: number;
}

export interface Sandbox {
  /** Address of the list of patients. */
  readonly url: string;
  readonly fhirBase: string;
  /** Who signs its CDS Hooks calls, and where the keys stand. */
  readonly cdsClient: { readonly issuer: string; readonly jwksUrl: string };
  readonly clients: readonly RegisteredClient[];
  /** Begins a launch as a click in the chart does, and gives the address to open. */
  readonly launchUrl: (patientId: string, launch?: Partial<Omit<EhrLaunch, 'patientId'>>) => string;
  readonly close: () => Promise<void>;
}
