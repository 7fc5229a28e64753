import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of its own beside `localhost`, where app and sandbox EHR are: whatever it shows of them in a frame is third-party there. */
export interface OtherSite {
  readonly origin: string;
  /** Address of a page with one frame. */
  readonly framing: (address: string, sandbox?: string) => string;
  readonly close: () => Promise<void>;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export async function startOtherSite(): Promise<OtherSite> {
  const { origin, close } = await serve('127.0.0.1', (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const sandbox = searchParams.get('sandbox');
    const attribute = sandbox === null ? '' : ` sandbox="${escaped(sandbox)}"`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>Frame</title><iframe width="1400" height="850"${attribute} src="${escaped(searchParams.get('show') ?? '')}"></iframe>`,
    );
  });
  return {
    origin,
    framing: (address, sandbox) =>
      `${origin}/?${new URLSearchParams({ show: address, ...(sandbox === undefined ? {} : { sandbox }) })}`,
    close,
  };
}

/** Gives two cookies, one partitioned and one not, and then says which of them came back. */
export async function startCookieProbe(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const { origin, close } = await serve('127.0.0.1', (request, response) => {
    if (request.url === '/came-back') {
      const names = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=')[0] ?? '');
      response.end(names.filter((name) => name.startsWith('__Host-probe-')).join(' ') || 'none');
      return;
    }
    const cookie = (name: string) => `__Host-probe-${name}=1; Path=/; Secure; HttpOnly; SameSite=None`;
    response.writeHead(302, {
      'set-cookie': [cookie('plain'), `${cookie('partitioned')}; Partitioned`],
      location: '/came-back',
    });
    response.end();
  });
  return { address: `${origin.replace('127.0.0.1', 'localhost')}/`, close };
}

async function serve(host: string, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
