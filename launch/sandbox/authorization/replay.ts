import { IncomingMessage } from 'node:http';

/** The same request with its body still to be read: the rules read a body that the authorization server must read again. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? 'POST';
  copy.url = request.url ?? '/';
  copy.headers = request.headers;
  copy.rawHeaders = request.rawHeaders;
  // An incomplete message would take its socket, and with it the answer, down when it ends.
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
