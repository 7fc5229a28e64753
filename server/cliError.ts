/** What a person at the command line did wrong, in one line that says what to do. The command then ends with 2. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
