import { depthsFrom } from './depthAt.ts';
import { Needle } from './needle.ts';

const TYPE_KEY = '"resourceType"';

/** Whether a line says a type once more, behind the one that it begins with. Asked for lines that only move forward. */
export interface TypeAgain {
  /** Its own: the last one counts. */
  readonly isOwn: (start: number, end: number) => boolean;
  /** That of any resource: one that it contains, or the next line where its own end is lost. */
  readonly isAny: (start: number, end: number) => boolean;
}

export function typeAgain(bytes: Buffer): TypeAgain {
  const [own, any] = [new Needle(bytes, TYPE_KEY), new Needle(bytes, TYPE_KEY)];
  return {
    isOwn: (start, end) => {
      const depthAt = depthsFrom(bytes, start);
      for (let at = own.at(start + 2); at < end; at = own.at(at + 1)) if (depthAt(at) === 1) return true;
      return false;
    },
    isAny: (start, end) => any.at(start + 2) < end,
  };
}
