import { SandboxInProductionError } from './sandboxInProductionError.ts';
import type { Sandbox, SandboxOptions } from './sandboxOptions.ts';

export type { Sandbox, SandboxOptions } from './sandboxOptions.ts';

/**
 * Starts a stand-in EHR: pages with synthetic patients, a SMART authorization server and a FHIR R4 server, on one port of this machine.
 * @throws SandboxInProductionError under NODE_ENV=production
 * @throws InvalidPatientFileError when a synthetic patient cannot be read
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (process.env.NODE_ENV === 'production') throw new SandboxInProductionError();
  // Loaded only now: the sandbox's libraries are development dependencies, which a production install does not have.
  const { openSandbox } = await import('./openSandbox.ts');
  return openSandbox(options);
}
