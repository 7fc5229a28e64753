import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * What was compiled once need not be again; kept where only whoever installed LiverMet can write. For what is imported after
 * the call, in the thread that makes it.
 */
export const useCompileCache = (): unknown =>
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/livermet', import.meta.url)));
