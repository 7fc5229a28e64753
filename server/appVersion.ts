import { readFileSync } from 'node:fs';

/** The version of LiverMet that runs. */
export const appVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
