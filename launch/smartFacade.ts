import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import smart from 'fhirclient';

/** What fhirclient keeps between its steps; here for one launch only, in memory, and gone with it. */
export class LaunchStorage {
  readonly #values = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    return this.#values.get(key);
  }

  async set(key: string, value: unknown): Promise<unknown> {
    this.#values.set(key, value);
    return value;
  }

  async unset(key: string): Promise<boolean> {
    return this.#values.delete(key);
  }
}

/**
 * fhirclient's API over a request of our own making. It never sees the browser's request: it would take the server, the
 * patient and the client id from the query, and its own address from X-Forwarded-Host and X-Original-Uri.
 */
export function smartFacade(
  storage: LaunchStorage,
  baseUrl: string,
  parameters: Readonly<Record<string, string>> = {},
) {
  const request = new IncomingMessage(new Socket());
  request.url = `/?${new URLSearchParams(parameters)}`;
  request.headers = { host: new URL(baseUrl).host };
  return smart(request, new ServerResponse(request), storage);
}
