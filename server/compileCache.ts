import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What was compiled once need not be again; kept where only whoever installed LiverMet can write. */
const CACHE = fileURLToPath(new URL('../node_modules/.cache/livermet', import.meta.url));

/** For what is imported after the call, in the thread that makes it. */
export const useCompileCache = (): unknown => enableCompileCache(CACHE);

/** Environment of a thread that has the cache from its beginning: not even its first file need have its types taken out. */
export const cachedEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_COMPILE_CACHE: CACHE });
