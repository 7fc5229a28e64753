import { describe, expect, it } from 'vitest';
import { type AuditProgress, progressBar } from '../../server/auditProgress.ts';

/** The lines of a bar, and a clock that is moved by hand. */
function bar(): { progress: AuditProgress; last: () => string; later: (ms: number) => void } {
  let [text, time] = ['', 0];
  const progress = progressBar(
    (more) => {
      text += more;
    },
    () => time,
  );
  return {
    progress,
    last: () => text.split('\r\u001b[2K').at(-1) ?? '',
    later: (ms) => {
      time += ms;
    },
  };
}

const MB = 1_000_000;

describe('the progress bar', () => {
  it('shows step, share, rate and time left of what is read', () => {
    const { progress, last, later } = bar();
    progress.begin('reading records', [{ file: 0, start: 0, end: 400 * MB }]);
    expect(last()).toBe('reading records ------------------------ 0%');
    later(1_000);
    progress.read({ file: 0, start: 0, end: 100 * MB });
    expect(last()).toBe('reading records ######------------------ 25% 100 MB/s, 3 s left');
  });

  it('shows how far the server is, in its own words', () => {
    const { progress, last } = bar();
    progress.exporting('40% complete');
    expect(last()).toBe('waiting for the export (40% complete)');
    progress.exporting('');
    expect(last()).toBe('waiting for the export');
  });

  it('shows files, rate and time left of a download; what an earlier run fetched makes nobody hope', () => {
    const { progress, last, later } = bar();
    progress.downloading(4, 10, 0);
    expect(last()).toBe('fetching files 4 of 10 ##########-------------- 40%');
    later(2_000);
    progress.downloading(4, 10, 5 * MB);
    expect(last()).toBe('fetching files 4 of 10 ##########-------------- 40% 2.5 MB/s');
    later(2_000);
    progress.downloading(6, 10, 20 * MB);
    expect(last()).toBe('fetching files 6 of 10 ##############---------- 60% 5.0 MB/s, 8 s left');
  });

  it('is redrawn at most ten times a second, and leaves a note standing above itself', () => {
    const { progress, last, later } = bar();
    progress.downloading(0, 2, 0);
    later(50);
    progress.downloading(0, 2, MB);
    expect(last()).toBe('fetching files 0 of 2 ------------------------ 0%');
    progress.note('a new export is begun');
    expect(last()).toBe('a new export is begun\n');
    progress.end();
    expect(last()).toBe('');
  });
});
