import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once the server answers; rejects when the port is taken. @param host all interfaces, if not given */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, ...(host ? { host } : {}) }, () => resolve());
  return promise;
}

/**
 * Serves on for `drainMs`, so that a balancer learns from `/readyz` to send nothing more. Then takes no more requests and lets
 * those under way finish; what still runs `graceMs` after the beginning is cut off. Idle connections that browsers keep would
 * hold the process up, so they end with the listening.
 */
export async function stopListening(server: Server, graceMs: number, drainMs = 0): Promise<void> {
  if (drainMs > 0) await sleep(drainMs);
  await endListening(server, graceMs - drainMs);
}

function endListening(server: Server, graceMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  server.close(() => {
    clearTimeout(timer);
    resolve();
  });
  server.closeIdleConnections();
  return promise;
}
