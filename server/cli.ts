import { useCompileCache } from './compileCache.ts';

useCompileCache();
// What is imported from here on comes out of the cache.
const { CliError } = await import('./cliError.ts');
const { commandFailure, unexpectedFailure } = await import('./commandFailure.ts');

const now = () => new Date();

/** A command is loaded when it is asked for: none waits for the others. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  audit: async (args) => (await import('./auditCommand.ts')).auditCommand(args, now, process.env),
  'audit-trail': async (args) => (await import('./auditTrailCommand.ts')).auditTrailCommand(args, process.env, print),
  decisions: async (args) => (await import('./decisionsCommand.ts')).decisionsCommand(args, process.env),
  'end-launches': async (args) => (await import('./endLaunchesCommand.ts')).endLaunchesCommand(args, process.env),
  evaluate: async (args) => (await import('./evaluateCommand.ts')).evaluateCommand(args, now),
  keys: async (args) => (await import('./keysCommand.ts')).keysCommand(args),
  receipt: async (args) => (await import('./receiptCommand.ts')).receiptCommand(args, now),
  rekey: async () => (await import('./rekeyCommand.ts')).rekeyCommand(process.env),
};

/**
 * Runs a command; one JSON document on standard output (or lines of them), or one line on standard error and exit code 2, or
 * 3 for a fault of LiverMet. A document whose result is "changed" ends with 1, so that a script need not read it.
 */
async function main([name = '', ...args]: readonly string[]): Promise<void> {
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new CliError(`unknown command "${name}"; known: ${Object.keys(COMMANDS).join(', ')}`);
    const document = await command(args);
    if (document !== undefined) print(JSON.stringify(document, null, 2));
    if (isChanged(document)) process.exitCode = 1;
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  const mendable = commandFailure(error);
  process.stderr.write(`${mendable ?? unexpectedFailure(error, process.env.LOG_LEVEL)}\n`);
  process.exitCode = mendable === undefined ? 3 : 2;
}

const isChanged = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'result' in document && document.result === 'changed';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// What no command waits for fails in the same words.
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

await main(process.argv.slice(2));
