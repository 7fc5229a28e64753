/** A file among the synthetic patients that cannot be served. */
export class InvalidPatientFileError extends Error {
  override readonly name = 'InvalidPatientFileError';

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
  }
}
