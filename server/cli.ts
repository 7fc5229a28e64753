import { auditCommand } from './auditCommand.ts';
import { CliError } from './cliError.ts';
import { ConfigError } from './configError.ts';
import { decisionsCommand } from './decisionsCommand.ts';
import { evaluateCommand } from './evaluateCommand.ts';
import { FileRecordError } from './fhir/fileRecordError.ts';
import { keysCommand } from './keysCommand.ts';
import { receiptCommand } from './receiptCommand.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  audit: (args) => auditCommand(args, () => new Date()),
  decisions: (args) => decisionsCommand(args, process.env),
  evaluate: (args) => evaluateCommand(args, () => new Date()),
  keys: keysCommand,
  receipt: (args) => receiptCommand(args, () => new Date()),
};

/**
 * Runs a command; one JSON document on standard output, or one line on standard error and exit code 2. A document whose
 * result is "changed" ends with 1, so that a script need not read it.
 */
async function main([name = '', ...args]: readonly string[]): Promise<void> {
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new CliError(`unknown command "${name}"; known: ${Object.keys(COMMANDS).join(', ')}`);
    const document = await command(args);
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    if (isChanged(document)) process.exitCode = 1;
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('call stack'))
      refuse('the file is nested too deeply to be read');
    else if (!(error instanceof CliError || error instanceof FileRecordError || error instanceof ConfigError))
      throw error;
    else refuse(error.message);
  }
}

const isChanged = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'result' in document && document.result === 'changed';

function refuse(message: string): void {
  process.stderr.write(`${message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
}

await main(process.argv.slice(2));
