/**
 * An export that came to nothing, in one line for the person who runs it: hosts, status numbers and codes, never a path, a
 * query or a body, which can name patients.
 */
export class ExportError extends Error {
  override readonly name: string = 'ExportError';
}

/** The server no longer has the export, or a file of it. Another one can be begun. */
export class ExportGone extends ExportError {
  override readonly name = 'ExportGone';
  readonly isFile: boolean;

  constructor(message: string, isFile: boolean) {
    super(message);
    this.isFile = isFile;
  }
}

/** Nobody answered, or not to the end. What was fetched stays, so that the same command goes on later. */
export class ExportInterrupted extends ExportError {
  override readonly name = 'ExportInterrupted';
}

/** Somebody stopped it. */
export class ExportStopped extends ExportError {
  override readonly name = 'ExportStopped';

  constructor() {
    super('stopped; the server was told that the export is not needed');
  }
}
