import type { Environment } from './config.ts';

/** Whether the environment names a store to be asked. */
export const hasStore = ({ DATABASE_FILE, DATABASE_URL }: Environment): boolean =>
  Boolean(DATABASE_FILE || DATABASE_URL);
