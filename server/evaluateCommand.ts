import { readOptions } from './commandInput.ts';
import { FILE_OPTIONS, fileRequest } from './fileRequest.ts';
import { assess } from './present/assess.ts';
import { evaluation } from './present/evaluation.ts';

const USAGE =
  'evaluate --file patient.json [--as-of 2026-01-15T09:00:00Z] [--answers answers.json] [--sites sites.json [--site id]]';

/**
 * `evaluate`: one patient's file in, one JSON document out.
 *
 * @param now the clock, read only when `--as-of` is not given
 * @throws CliError for anything the caller can mend
 */
export const evaluateCommand = (args: readonly string[], now: () => Date): unknown =>
  evaluation(assess(fileRequest(readOptions(args, FILE_OPTIONS, USAGE), USAGE, now)));
