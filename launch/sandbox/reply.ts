import type { ServerResponse } from 'node:http';

/** What a request is answered with. A body in pieces is sent piece by piece; one that throws breaks the connection off. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<string>;
}

export const jsonReply = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

export const redirectReply = (location: string): Reply => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
});

export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  response.writeHead(reply.status, reply.headers);
  if (reply.body === undefined || typeof reply.body === 'string') {
    response.end(reply.body);
    return;
  }
  try {
    // Each piece goes out before the next is asked for, so that a body that breaks off has been sent as far as it went.
    for await (const piece of reply.body) await new Promise((sent) => response.write(piece, sent));
    response.end();
  } catch {
    response.destroy();
  }
}
