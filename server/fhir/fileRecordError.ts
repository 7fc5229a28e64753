/**
 * A file that is not one patient's record. The message is one line for the person who gave the file; no patient data. It has
 * no stack: nobody is shown one, and a folder may hold hundreds of thousands of lines that are none.
 */
export class FileRecordError extends Error {
  readonly kind: 'not-json' | 'not-fhir' | 'no-patient' | 'two-patients';

  constructor(kind: FileRecordError['kind'], message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'FileRecordError';
    this.kind = kind;
  }
}
