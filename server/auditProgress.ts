import type { Chunk } from './fhir/bulk/chunk.ts';

/** Whom an audit tells how far it is. */
export interface AuditProgress {
  /** A step begins; with chunks, their bytes are what it has to go through. */
  readonly begin: (step: string, chunks?: readonly Chunk[]) => void;
  readonly read: (chunk: Chunk) => void;
  readonly end: () => void;
}

export const silent: AuditProgress = { begin: () => {}, read: () => {}, end: () => {} };

const EVERY_MS = 100;
const BAR = 24;

/**
 * A line that is written over and over: step, bar, rate and time left.
 *
 * @param now milliseconds
 */
export function progressBar(write: (text: string) => void, now: () => number): AuditProgress {
  let [step, total, done, since, shown] = ['', 0, 0, 0, Number.NEGATIVE_INFINITY];
  const show = () => {
    shown = now();
    write(`\r\u001b[2K${progressText({ step, total, done, ms: shown - since })}`);
  };
  return {
    begin: (name, chunks = []) => {
      [step, total, done, since] = [name, chunks.reduce((sum, each) => sum + bytesOf(each), 0), 0, now()];
      show();
    },
    read: (chunk) => {
      done += bytesOf(chunk);
      if (now() - shown >= EVERY_MS) show();
    },
    end: () => write('\r\u001b[2K'),
  };
}

const bytesOf = ({ start, end }: Chunk): number => end - start;

interface Standing {
  readonly step: string;
  /** Bytes. */
  readonly total: number;
  readonly done: number;
  readonly ms: number;
}

/** "reading records ############------------ 50% 820 MB/s, 3 s left" */
export function progressText({ step, total, done, ms }: Standing): string {
  if (total === 0) return step;
  const share = done / total;
  const filled = Math.round(share * BAR);
  const bar = '#'.repeat(filled) + '-'.repeat(BAR - filled);
  if (done === 0 || ms <= 0) return `${step} ${bar} 0%`;
  const rate = done / ms / 1000;
  const left = Math.ceil(((ms / done) * (total - done)) / 1000);
  return `${step} ${bar} ${Math.round(share * 100)}% ${rate.toFixed(0)} MB/s, ${left} s left`;
}
