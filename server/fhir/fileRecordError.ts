/** A file that is not one patient's record. The message is one line for the person who gave the file; no patient data. */
export class FileRecordError extends Error {
  readonly kind: 'not-json' | 'not-fhir' | 'no-patient' | 'two-patients';

  constructor(kind: FileRecordError['kind'], message: string) {
    super(message);
    this.name = 'FileRecordError';
    this.kind = kind;
  }
}
