const { request: plain } = require('node:http');
const { request: encrypted } = require('node:https');
const { pipeline } = require('node:stream');
const zlib = require('node:zlib');

// fhirclient asks for cross-fetch, which brings node-fetch 2: a response with a Content-Length that is cut short then
// hangs until the caller's time limit. The fetch of Node has no such fault, but its streams took more time than all else
// that a page does, a dozen requests each. So this is fetch over Node's own client: whole bodies, no redirects, and of an
// answer only what fhirclient reads, because building a Response of the platform takes as long as asking for it.

const PACKED = { gzip: zlib.createGunzip, deflate: zlib.createInflate, br: zlib.createBrotliDecompress };
const REDIRECTS = [301, 302, 303, 307, 308];
const READ = /\bjson\b|^text\//i;
const ALWAYS = { 'user-agent': 'LiverMet', 'accept-encoding': 'gzip, deflate, br' };

/** A header of an answer, or null. Of all that an answer brings two or three are read, so they are not put in order. */
function headerOf({ rawHeaders }, name) {
  const place = rawHeaders.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
  return place < 0 ? null : rawHeaders[place + 1];
}

/** An answer whose text has arrived. */
class Answer {
  #text;

  constructor(response, text) {
    this.status = response.statusCode;
    this.statusText = response.statusMessage;
    // A part (206) was not asked for: taken for the whole, it would hide the rest.
    this.ok = this.status >= 200 && this.status < 300 && this.status !== 206;
    this.headers = { get: (name) => headerOf(response, name.toLowerCase()) };
    this.#text = text;
  }

  async text() {
    return this.#text;
  }

  async json() {
    return JSON.parse(this.#text);
  }
}

/** The body as text, at most `limit` bytes, counted after decompression, so a small packed body cannot grow; 0: no limit. */
function textOf(response, limit) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const pieces = [];
  const giveUp = (error) => {
    pieces.length = 0;
    // What is left unread would keep its socket, and all that was read ahead, for good.
    response.destroy();
    reject(error);
  };
  const body = unpacked(response, giveUp);
  let bytes = 0;
  body.on('data', (piece) => {
    bytes += piece.length;
    if (limit > 0 && bytes > limit) body.destroy(new RangeError('response too large'));
    else pieces.push(piece);
  });
  body.on('end', () => {
    // A packed body can end before the answer does.
    if (!response.complete) response.destroy();
    const text = (pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, bytes)).toString('utf8');
    resolve(text.startsWith('\u{FEFF}') ? text.slice(1) : text);
  });
  body.on('error', giveUp);
  return promise;
}

/** The body as it was before it was packed. A pipeline, as a connection that breaks ends a pipe without a word. */
function unpacked(response, giveUp) {
  const unpack = PACKED[headerOf(response, 'content-encoding')?.trim().toLowerCase()];
  return unpack ? pipeline(response, unpack(), (error) => error && giveUp(error)) : response;
}

/** The parts of an address that are sent: a URL itself is taken apart by Node for each request anew. */
const placeOf = ({ protocol, hostname, port, pathname, search }) => ({
  protocol,
  hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
  port,
  path: pathname + search,
});

/** Sends once and resolves with the head of the answer. */
function send(url, { method = 'GET', headers, body, signal }) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const options = { ...placeOf(url), method, headers: { ...ALWAYS, ...headers } };
  const request = (url.protocol === 'https:' ? encrypted : plain)(options);
  const abort = () => request.destroy(signal.reason);
  signal?.addEventListener('abort', abort, { once: true });
  request.on('response', resolve);
  request.on('close', () => signal?.removeEventListener('abort', abort));
  request.on('error', (error) => {
    // The server closed a kept connection in the moment in which it was used again: then it has read nothing of this.
    error.isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code);
    reject(error);
  });
  request.end(body);
  return promise;
}

/** As node-fetch: `size` is the largest body in bytes, 0 or absent for no limit. Redirects are refused. */
async function fetch(address, options = {}) {
  try {
    options.signal?.throwIfAborted();
    return await answerTo(address, options);
  } catch (error) {
    // As fetch does: whoever aborts says why.
    throw options.signal?.aborted ? options.signal.reason : error;
  }
}

async function answerTo(address, { size = 0, ...options }) {
  const url = new URL(address);
  const isGet = (options.method ?? 'GET') === 'GET';
  const response = await send(url, options).catch((error) => {
    if (!(isGet && error.isStale)) throw error;
    return send(url, options);
  });
  const isWanted = response.statusCode >= 400 || READ.test(headerOf(response, 'content-type') ?? '');
  if (isWanted && !REDIRECTS.includes(response.statusCode)) return new Answer(response, await textOf(response, size));
  response.destroy();
  if (REDIRECTS.includes(response.statusCode)) throw new TypeError('redirected');
  return new Answer(response, '');
}

module.exports = { fetch, Headers, Request, Response: Answer };
