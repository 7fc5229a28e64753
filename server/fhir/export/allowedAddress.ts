import { isTrustworthyUrl } from '../../config.ts';
import type { ExportServer } from './exportContext.ts';
import { ExportError } from './exportError.ts';

/**
 * An address that the server named, if it lies on the server's own host or on one that the sites file lists: whoever may write
 * into a manifest must not be able to send the token, or this program, anywhere else.
 *
 * @param what for the message: "a file"
 * @throws ExportError
 */
export function allowedAddress({ baseUrl, hosts }: ExportServer, text: string, what: string): string {
  const url = URL.parse(text, `${baseUrl}/`);
  if (!url || !isTrustworthyUrl(url.href)) throw new ExportError(`${what} has no address that can be trusted`);
  const base = new URL(baseUrl);
  const isOwn = url.origin === base.origin;
  if (isOwn || hosts.includes(url.host)) return url.href;
  throw new ExportError(
    `${what} lies on ${url.host}, which is neither the server's own host nor among "fileHosts" in the sites file`,
  );
}
