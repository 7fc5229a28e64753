import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 compile a function for the last time only after ten times as many calls as it usually waits for. An audit calls
 * hundreds of functions some ten thousand times each: to compile all of them with every effort, in every thread, takes longer
 * than it saves. What runs in loops, such as the search for lines, is found by its loops and not affected.
 *
 * Threads take no settings of V8 of their own, and on the command line another version of Node would not start with it, so it
 * is set here, before the threads begin. Node warns of settings that compiled code was made by; this one is a number that V8
 * looks up whenever it decides whether to compile, and nothing that is compiled already depends on it.
 */
export function optimizeLater(): void {
  // The name of the setting is V8's own, and of this version.
  if (process.versions.node.startsWith('24.')) setFlagsFromString('--invocation-count-for-turbofan=30000');
}
