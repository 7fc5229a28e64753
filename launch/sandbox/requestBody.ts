import type { IncomingMessage } from 'node:http';

const LIMIT = 64 * 1024;

/** The whole body of a request. @throws RangeError when it is larger than any form this server takes */
export async function requestBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LIMIT) throw new RangeError('The request body is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
