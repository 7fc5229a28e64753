/** A FHIR server that offers Bulk Data export. */
export interface ExportServer {
  /** FHIR base address, without a slash at the end. */
  readonly baseUrl: string;
  /** Hosts ("host" or "host:port"), besides that of `baseUrl`, on which status, manifest and files may lie. */
  readonly hosts: readonly string[];
  /** A valid access token; another one when the last was refused. Without it the server is open to anybody. */
  readonly token?: ((refused: boolean) => Promise<string>) | undefined;
}

/** Whose resources: the patients of a group, all patients, or everything the server has. */
export type ExportScope = { readonly group: string } | 'patients' | 'system';

/** Whom an export tells how far it is. */
export interface ExportProgress {
  /** The server is at work; in its own words (X-Progress), where it has any. */
  readonly exporting: (text: string) => void;
  /** Files, and bytes received in this run. */
  readonly downloading: (done: number, of: number, bytes: number) => void;
  /** Something the person should know, in a line. */
  readonly note: (text: string) => void;
}

/** Milliseconds, save `attempts`. */
export interface ExportLimits {
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long the server may take for the whole export. */
  readonly deadline: number;
  /** How long a connection may be silent. */
  readonly idle: number;
  /** How often in a row something is asked that fails. */
  readonly attempts: number;
}

export const EXPORT_LIMITS: ExportLimits = {
  firstWait: 1_000,
  longestWait: 60_000,
  deadline: 24 * 3_600_000,
  idle: 120_000,
  attempts: 8,
};

export interface ExportContext {
  readonly server: ExportServer;
  readonly scope: ExportScope;
  /** Where the files go. */
  readonly folder: string;
  readonly limits: ExportLimits;
  readonly progress: ExportProgress;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** When the command began; its deadline counts from here. */
  readonly startedAt: number;
  readonly signal: AbortSignal;
}
