import { CliError } from './cliError.ts';
import { readOptions } from './commandInput.ts';
import { openDatabase } from './store/openStore.ts';
import { namesOfUser } from './store/userNames.ts';
import { existingStore } from './storeAccess.ts';
import { loadStoreSettings } from './storeSettings.ts';

const USAGE = 'end-launches --site id|all [--user Practitioner/7 --iss https://ehr.example/fhir]';

/**
 * `end-launches`: ends open launches of a site, or of all, of one user or of everybody, at once and in every instance: when
 * somebody leaves, or a workstation is lost.
 *
 * @throws CliError or ConfigError for anything the caller can mend
 */
export async function endLaunchesCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly ended: number }> {
  const { site, user, iss } = readOptions(args, ['site', 'user', 'iss'], USAGE);
  if (site === undefined) throw new CliError(`--site is missing. Usage: ${USAGE}`);
  if ((user === undefined) !== (iss === undefined)) throw new CliError(`--user and --iss go together. Usage: ${USAGE}`);
  const ofSite = site === 'all' ? [] : [{ sql: 'site_id = ?', values: [site] }];
  const names = user === undefined || iss === undefined ? [] : namesOfUser(user, iss);
  const ofUser = names.length === 0 ? [] : [{ sql: '"user" IN (?, ?)', values: names }];
  const where = [...ofSite, ...ofUser];
  const condition = where.length === 0 ? '' : ` WHERE ${where.map(({ sql }) => sql).join(' AND ')}`;
  const database = await openDatabase(existingStore(loadStoreSettings(environment)));
  try {
    let ended = 0;
    for (const table of ['launch', 'quality_launch'])
      ended += await database.run(`DELETE FROM ${table}${condition}`, ...where.flatMap(({ values }) => values));
    return { ended };
  } finally {
    await database.close();
  }
}
