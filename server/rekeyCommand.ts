import { openDatabase } from './store/openStore.ts';
import { type Rekeyed, rekey } from './store/rekey.ts';
import { existingStore } from './storeAccess.ts';
import { loadStoreSettings } from './storeSettings.ts';

/**
 * `rekey`: seals the tokens in the store with LIVERMET_KEY, whatever key of LIVERMET_OLD_KEYS they were sealed with. Then the
 * old keys can be taken away.
 *
 * @throws CliError or ConfigError for anything the caller can mend
 */
export async function rekeyCommand(environment: Readonly<Record<string, string | undefined>>): Promise<Rekeyed> {
  const options = existingStore(loadStoreSettings(environment));
  const database = await openDatabase(options);
  try {
    return await rekey(database, options.keys);
  } finally {
    await database.close();
  }
}
