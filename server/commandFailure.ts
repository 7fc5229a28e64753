import { CliError } from './cliError.ts';
import { ConfigError } from './configError.ts';
import { StoreAway } from './errors/store.ts';
import { ExportError } from './fhir/export/exportError.ts';
import { FileRecordError } from './fhir/fileRecordError.ts';
import { NewerDatabase } from './store/newerDatabase.ts';

/** What the caller can mend. */
const MENDABLE = [CliError, FileRecordError, ConfigError, ExportError, NewerDatabase];

/**
 * What is said of a fault of LiverMet itself. Its message and its stack stay behind, since both may quote a record: they
 * are shown to whoever asks for them.
 */
export function unexpectedFailure(error: unknown, logLevel: string | undefined): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const named = [kind, code].filter((word) => /^[A-Za-z0-9_]{1,40}$/.test(word)).join(' ');
  const line = `LiverMet failed by a fault of its own (${named}). With LOG_LEVEL=debug it shows more, which may name patients; tell the people who keep LiverMet`;
  if (logLevel !== 'debug' && logLevel !== 'trace') return line;
  return `${line}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Why a command came to nothing, in one line for the caller; undefined for what is a fault of LiverMet. */
export function commandFailure(error: unknown): string | undefined {
  if (error instanceof RangeError && error.message.includes('call stack'))
    return 'the file is nested too deeply to be read';
  if (error instanceof StoreAway) return `the database does not answer (${error.reason})`;
  if (!MENDABLE.some((kind) => error instanceof kind) && !isAsideError(error)) return undefined;
  return (error as Error).message.replaceAll(/\s*\n\s*/g, ' ');
}

/** It may have happened in a thread, which passes on no more than its name and what it says. */
const isAsideError = (error: unknown): boolean => error instanceof Error && error.name === 'AsideError';
