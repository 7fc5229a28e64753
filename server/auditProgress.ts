import type { Chunk } from './fhir/bulk/chunk.ts';
import type { ExportProgress } from './fhir/export/exportContext.ts';

/** Whom an audit tells how far it is. */
export interface AuditProgress extends ExportProgress {
  /** A step begins; with chunks, their bytes are what it has to go through. */
  readonly begin: (step: string, chunks?: readonly Chunk[]) => void;
  readonly read: (chunk: Chunk) => void;
  readonly end: () => void;
}

export const silent: AuditProgress = {
  begin: () => {},
  read: () => {},
  exporting: () => {},
  downloading: () => {},
  note: () => {},
  end: () => {},
};

const EVERY_MS = 100;
const BAR = 24;

/**
 * Follows an audit and gives what it shows at the moment, at most every tenth of a second: step, share done, rate, time left.
 *
 * @param now milliseconds
 */
export function auditProgress(
  show: (standing: Standing) => void,
  now: () => number,
): Omit<AuditProgress, 'note' | 'end'> {
  let [standing, since, shown] = [{ ...NOTHING }, 0, Number.NEGATIVE_INFINITY];
  const tell = (isNew: boolean) => {
    if (!isNew && now() - shown < EVERY_MS) return;
    shown = now();
    show({ ...standing, ms: shown - since });
  };
  const enter = (step: string, total: number, more: Partial<Standing> = {}) => {
    [standing, since] = [{ ...NOTHING, step, total, ...more }, now()];
    tell(true);
  };
  return {
    begin: (step, chunks = []) =>
      enter(
        step,
        chunks.reduce((sum, each) => sum + bytesOf(each), 0),
      ),
    read: (chunk) => {
      standing.done += bytesOf(chunk);
      standing.bytes += bytesOf(chunk);
      tell(false);
    },
    exporting: (text) => enter(`waiting for the export${text === '' ? '' : ` (${text})`}`, 0),
    downloading: (done, of, bytes) => {
      if (standing.step !== DOWNLOADING || standing.total !== of)
        enter(DOWNLOADING, of, { done, before: done, isFiles: true });
      Object.assign(standing, { done, bytes });
      tell(false);
    },
  };
}

const DOWNLOADING = 'fetching files';

/** A line that is written over and over. */
export function progressBar(write: (text: string) => void, now: () => number): AuditProgress {
  return {
    ...auditProgress((standing) => write(`\r\u001b[2K${progressText(standing)}`), now),
    note: (text) => write(`\r\u001b[2K${text}\n`),
    end: () => write('\r\u001b[2K'),
  };
}

const bytesOf = ({ start, end }: Chunk): number => end - start;

export interface Standing {
  readonly step: string;
  /** What the step has to go through: bytes, or files of which the sizes are not known before. 0: not known. */
  readonly total: number;
  readonly done: number;
  /** Of what is done, what an earlier run has done. */
  readonly before: number;
  readonly isFiles: boolean;
  readonly bytes: number;
  readonly ms: number;
}

const NOTHING: { -readonly [Key in keyof Standing]: Standing[Key] } = {
  step: '',
  total: 0,
  done: 0,
  before: 0,
  isFiles: false,
  bytes: 0,
  ms: 0,
};

/** "reading records ############------------ 50% 820 MB/s, 3 s left" */
export function progressText(standing: Standing): string {
  const { step, total, done, isFiles } = standing;
  if (total === 0) return step;
  const share = done / total;
  const filled = Math.round(share * BAR);
  const bar = '#'.repeat(filled) + '-'.repeat(BAR - filled);
  const files = isFiles ? ` ${done} of ${total}` : '';
  return [`${step}${files} ${bar} ${Math.round(share * 100)}%`, rateText(standing)].filter(Boolean).join(' ');
}

/** "820 MB/s, 3 s left"; nothing as long as nothing is done. */
export function rateText({ total, done, before, bytes, ms }: Standing): string {
  if (bytes === 0 || ms <= 0) return '';
  const rate = bytes / ms / 1000;
  const speed = `${rate.toFixed(rate < 10 ? 1 : 0)} MB/s`;
  if (done === before || total === 0) return speed;
  return `${speed}, ${Math.ceil((ms * (total - done)) / (done - before) / 1000)} s left`;
}
