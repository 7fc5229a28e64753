/** There is no room for what is put aside, or no right to put it there. Threads pass it on by its name. */
export class AsideError extends Error {
  override readonly name = 'AsideError';

  constructor(code: string) {
    super(`what was read cannot be put aside beside the report (${code}): make room there, or name another --out`);
  }
}
