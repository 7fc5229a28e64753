/** The sandbox EHR signs everybody in without a password, so it must never run where real patients could be near. */
export class SandboxInProductionError extends Error {
  override readonly name = 'SandboxInProductionError';

  constructor() {
    super('The sandbox EHR does not start under NODE_ENV=production. Register real EHRs in a sites file instead.');
  }
}
