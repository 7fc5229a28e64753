import type { IncomingMessage } from 'node:http';

const LIMIT = 64 * 1024;

/** The whole body of a request. @throws RangeError when it is larger than `limit` bytes: any form this server takes fits the usual one */
export async function requestBody(request: IncomingMessage, limit = LIMIT): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limit) throw new RangeError('The request body is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
