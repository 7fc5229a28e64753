import type { Server } from 'node:http';

/** Resolves once the server answers; rejects when the port is taken. @param host all interfaces, if not given */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, ...(host ? { host } : {}) }, () => resolve());
  return promise;
}

/**
 * Takes no more requests and lets those under way finish, at most for `graceMs`; what still runs then is cut off. Idle
 * connections that browsers keep would hold the process up, so they end at once.
 */
export function stopListening(server: Server, graceMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  server.close(() => {
    clearTimeout(timer);
    resolve();
  });
  server.closeIdleConnections();
  return promise;
}
