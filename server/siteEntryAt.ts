import { CliError } from './cliError.ts';
import { readText } from './commandInput.ts';
import { parseSitesFile, type SiteEntry } from './sitesFile.ts';

/**
 * The site of a sites file that `--server` names, by its id or by an address of it.
 *
 * @throws CliError, ConfigError
 */
export function siteEntryAt(server: string, sites: string): SiteEntry {
  const entries = parseSitesFile(readText(sites), sites);
  const plain = (address = '') => address.replace(/\/+$/, '');
  const entry = entries.find(({ id, iss, bulk }) => [id, plain(iss), plain(bulk?.baseUrl)].includes(plain(server)));
  if (entry) return entry;
  throw new CliError(`--server: ${sites} has no site ${server}; it has ${entries.map(({ id }) => id).join(', ')}`);
}
