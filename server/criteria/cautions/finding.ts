import type { Source } from '../../chart/fact.ts';

/** What a question comes to for one patient. `clear` takes a usable value on the safe side, never silence. */
export interface Finding {
  readonly finding: 'applies' | 'cannot-tell' | 'clear';
  readonly because: string;
  readonly sources: readonly Source[];
}

export const cannotTell = (because: string, sources: readonly Source[] = []): Finding => ({
  finding: 'cannot-tell',
  because,
  sources,
});
