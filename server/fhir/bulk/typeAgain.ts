import { depthsFrom } from './depthAt.ts';
import { Needle } from './needle.ts';

const TYPE_KEY = '"resourceType"';

/** Whether lines of a block, asked for in their order, may say their type once more: the last one counts. */
export function typeAgain(bytes: Buffer): (start: number, end: number) => boolean {
  const key = new Needle(bytes, TYPE_KEY);
  return (start, end) => {
    const depthAt = depthsFrom(bytes, start);
    // Behind the one that the line begins with.
    for (let at = key.at(start + 2); at < end; at = key.at(at + 1)) if (depthAt(at) === 1) return true;
    return false;
  };
}
