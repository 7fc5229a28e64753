import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { issueCodes } from '../issueCodes.ts';
import type { ExportContext } from './exportContext.ts';
import { ExportError } from './exportError.ts';

export interface Question {
  /** Checked before: see `allowedAddress`. */
  readonly url: string;
  readonly method?: 'GET' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** False where the manifest says that files are fetched without. */
  readonly withToken?: boolean;
}

/**
 * One request, with a token where there is one. A token that is refused is renewed once. Nothing follows a redirect: it would
 * carry the token to an address that nobody has checked. The body comes as it was sent, compressed or not.
 *
 * @throws ExportError, and what the network throws
 */
export async function ask(context: ExportContext, question: Question): Promise<IncomingMessage> {
  const { token } = context.server;
  if (!token || question.withToken === false) return once(context, question);
  const first = await once(context, question, await token(false));
  if (first.statusCode !== 401) return first;
  first.resume();
  return once(context, question, await token(true));
}

function once(
  { limits, signal }: ExportContext,
  { url, method = 'GET', headers = {} }: Question,
  token?: string,
): Promise<IncomingMessage> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const options = { method, headers: { 'accept-encoding': 'gzip', ...headers, ...authorization }, signal };
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? secureRequest : plainRequest;
    const sent = send(url, options, resolve);
    sent.on('error', reject);
    sent.setTimeout(limits.idle, () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    sent.end();
  });
}

/** An answer with its body, when that is JSON. */
export interface Document {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

const LARGEST_DOCUMENT = 64 * 2 ** 20;

/** @throws ExportError for a document without end, and what the network throws */
export async function documentOf(answer: IncomingMessage): Promise<Document> {
  const { statusCode: status = 0, headers } = answer;
  let bytes = 0;
  answer.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > LARGEST_DOCUMENT) answer.destroy(new ExportError('the server sends a document without end'));
  });
  const isGzip = headers['content-encoding'] === 'gzip';
  // The callback is for errors, which reach the reader too.
  const source = isGzip ? pipeline(answer, createGunzip(), () => {}) : answer;
  return { status, headers, body: parsed(await text(source)) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** " (status 400: not-supported)": codes of an OperationOutcome, never its texts. */
export function statusWords({ status, body }: Document): string {
  const codes = [...new Set(issueCodes(body))];
  const redirect = status >= 300 && status < 400 ? ', a redirect, which is not followed' : '';
  return ` (status ${status}${codes.length > 0 ? `: ${codes.join(', ')}` : ''}${redirect})`;
}
