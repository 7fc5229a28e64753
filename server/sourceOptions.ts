import type { Reading } from './audit/reading.ts';
import type { FetchedExport } from './fhir/export/fetchExport.ts';

/** Where the records of an audit lie. */
export interface AuditSource {
  readonly folder: string;
  /** What of them is missing, as far as the server said. */
  readonly gaps: FetchedExport['gaps'];
  readonly exported: Reading['exported'];
  /** To be called once the report is written. */
  readonly done: () => void;
}

/** The options that say where from. */
export interface SourceOptions {
  /** A site of the sites file, its address, or that of a server that lets anybody export. */
  readonly server?: string | undefined;
  readonly group?: string | undefined;
  readonly system?: boolean | undefined;
  readonly sites?: string | undefined;
  readonly folder: string | undefined;
  readonly out: string;
}
