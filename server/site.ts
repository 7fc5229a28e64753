import type { Policy } from './chart/policy.ts';
import type { SigningAlgorithm, SigningKeys } from './signingKeys.ts';

/** How LiverMet proves to an EHR's token endpoint that it is the registered app. */
export type ClientAuthentication =
  | { readonly kind: 'public' }
  | { readonly kind: 'secret'; readonly secret: string }
  | PrivateKeyAuthentication;

export interface PrivateKeyAuthentication {
  readonly kind: 'private-key';
  readonly algorithm: SigningAlgorithm;
  readonly privateKeys: SigningKeys;
}

/** How the EHR's CDS Hooks client proves who it is. */
export interface CdsClient {
  /** `iss` of its JWTs. */
  readonly issuer: string;
  /** Where its public keys stand; a `jku` that names any other address is refused. */
  readonly jwksUrl: string;
}

/** What LiverMet may write into a chart: an ECOG grade that was entered here, the tumor-board sheet. */
export const WRITE_BACK_KINDS = ['ecog', 'sheet'] as const;
export type WriteBackKind = (typeof WRITE_BACK_KINDS)[number];

/** Where the audit gets the records of a whole population from (Bulk Data, SMART Backend Services). */
export interface BulkServer {
  /** FHIR base address, without a slash at the end. */
  readonly baseUrl: string;
  readonly clientId: string;
  /** Without it the server lets anybody export, as only a sandbox does. */
  readonly authentication?: PrivateKeyAuthentication | undefined;
  /** Without it the server's discovery document names it. */
  readonly tokenUrl?: string | undefined;
  /** Hosts that discovery may name for the token endpoint, besides that of `baseUrl`. */
  readonly endpointHosts: readonly string[];
  /** Hosts that the files of an export may lie on, besides that of `baseUrl`. */
  readonly fileHosts: readonly string[];
  /** Of whom, unless the audit says otherwise; without it, of all patients. */
  readonly group?: string | undefined;
}

/** A registered EHR, or one tenant of it. */
export interface Site {
  /** Short id used in the store and in logs. */
  readonly id: string;
  /** Name a clinician knows the EHR by. */
  readonly name: string;
  /** FHIR base URL, matched character by character against the `iss` of a launch. */
  readonly iss: string;
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
  /** Asked for instead of LiverMet's own choice, where an EHR knows only certain scopes. */
  readonly scope?: string | undefined;
  /** Hosts ("host" or "host:port") that discovery may name for its endpoints, besides the host of `iss`. */
  readonly endpointHosts: readonly string[];
  /** Origins that may show LiverMet in a frame. */
  readonly frameAncestors: readonly string[];
  /** Without it the EHR may not call the CDS Hooks service. */
  readonly cdsHooks?: CdsClient | undefined;
  /** What may be written back, where the EHR grants it. Nothing without it. */
  readonly writeBack?: readonly WriteBackKind[] | undefined;
  /** Users ("Practitioner/7") who may examine the trail of this site. */
  readonly privacyOfficers?: readonly string[] | undefined;
  /** Users who may open the pages of the quality team. Nobody without it. */
  readonly qualityTeam?: readonly string[] | undefined;
  /** Its Bulk Data server, where it has one for the audit. */
  readonly bulk?: BulkServer | undefined;
  /** A folder of bulk export files that the audit may read. */
  readonly audit?: { readonly folder: string } | undefined;
  readonly policy: Policy;
}
