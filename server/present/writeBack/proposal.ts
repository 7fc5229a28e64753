import type { Json } from '../../chart/json.ts';
import type { WriteBackKind } from '../../site.ts';
import { digest } from '../receipts/digest.ts';

/** Who writes, and where. */
export interface Writer {
  /** fhirUser as the EHR gave it, else issuer and subject. */
  readonly user: string;
  /** Base address of the FHIR server, without a trailing slash. */
  readonly baseUrl: string;
  /** "p1" */
  readonly patientId: string;
}

/** Something that can be written, exactly as it would be. */
export interface Proposal {
  readonly kind: WriteBackKind;
  /** Stands for its content: another content has another key. It is also the identifier in the EHR. */
  readonly key: string;
  readonly resource: Json;
  /** The same for a person to read. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** What there is to write, if anything, and why it may not be. */
export interface Proposed {
  readonly proposal: Proposal | undefined;
  /** Absent when it may be written. */
  readonly because?: string;
}

/** Name space of the identifiers that LiverMet gives to what it writes. */
export const WRITE_BACK_SYSTEM = 'https://livermet.example/fhir/NamingSystem/write-back';

/** 32 hexadecimal digits. */
export const keyOf = (content: unknown): string => digest(content).slice('sha256:'.length, 'sha256:'.length + 32);

export const identifierOf = (key: string): Json => ({ system: WRITE_BACK_SYSTEM, value: key });

/** Search that finds what bears the key. */
export const searchFor = (key: string): string => `identifier=${WRITE_BACK_SYSTEM}|${key}`;
