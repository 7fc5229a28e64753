import { readFileSync } from 'node:fs';
import { loadConfig } from './config.ts';
import { ConfigError } from './configError.ts';
import { StoreAway } from './errors/store.ts';
import { createLogger } from './logger.ts';
import { logUncaught } from './logUncaught.ts';
import { type Running, start } from './start.ts';
import { NewerDatabase } from './store/newerDatabase.ts';

/** Starts LiverMet from the environment and says which address to open. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const logger = createLogger(process.env.LOG_LEVEL ?? (config.production ? 'info' : 'warn'));
  const running = await start(config, logger);
  logUncaught(logger);
  process.stdout.write(`${greeting(running)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void running.close().then(() => process.exit(0));
    });
}

const greeting = ({ baseUrl, sandbox }: Running): string =>
  sandbox
    ? `LiverMet is ready. Open ${sandbox.url} (a sandbox EHR with synthetic patients) and choose a patient.`
    : `LiverMet is ready at ${baseUrl}.`;

/** What the person who starts it can mend, in plain lines; anything else with its stack. */
function fail(error: unknown): void {
  const line = mendable(error);
  const text = line === undefined ? error : `LiverMet does not start.\n${line}`;
  process.stderr.write(`${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`);
  process.exit(1);
}

function mendable(error: unknown): string | undefined {
  if (error instanceof StoreAway) return `The database does not answer (${error.reason}).`;
  const isKnown = error instanceof ConfigError || error instanceof NewerDatabase;
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isKnown || isPortTaken ? error.message : undefined;
}

main().catch(fail);
