import { CliError } from './cliError.ts';
import { ConfigError } from './configError.ts';
import { StoreAway } from './errors/store.ts';
import { ExportError } from './fhir/export/exportError.ts';
import { FileRecordError } from './fhir/fileRecordError.ts';
import { NewerDatabase } from './store/newerDatabase.ts';

/** What the caller can mend. */
const MENDABLE = [CliError, FileRecordError, ConfigError, ExportError, NewerDatabase];

/** Why a command came to nothing, in one line for the caller; undefined for what is a fault of LiverMet. */
export function commandFailure(error: unknown): string | undefined {
  if (error instanceof RangeError && error.message.includes('call stack'))
    return 'the file is nested too deeply to be read';
  if (error instanceof StoreAway) return `the database does not answer (${error.reason})`;
  if (!MENDABLE.some((kind) => error instanceof kind)) return undefined;
  return (error as Error).message.replaceAll(/\s*\n\s*/g, ' ');
}
