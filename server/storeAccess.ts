import { existsSync } from 'node:fs';
import { CliError } from './cliError.ts';
import type { StoreOptions } from './store/openStore.ts';
import type { StoreSettings } from './storeSettings.ts';

/** How the store of the app is opened. */
export const storeOptions = ({ databaseUrl, databaseFile, encryptionKey, oldKeys }: StoreSettings): StoreOptions => ({
  url: databaseUrl,
  file: databaseFile,
  keys: { current: encryptionKey, old: oldKeys },
});

/**
 * The same for a command, which works on what is there and makes no new file.
 *
 * @throws CliError
 */
export function existingStore(settings: StoreSettings): StoreOptions {
  if (settings.databaseUrl === undefined && !existsSync(settings.databaseFile))
    throw new CliError(`DATABASE_FILE: there is no file ${settings.databaseFile}`);
  return storeOptions(settings);
}
