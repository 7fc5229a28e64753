/**
 * Why a request came to nothing, as a word for the log. The error's own message stays behind: it may quote an address
 * or a body.
 */
export function failureKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  if ('status' in error && typeof error.status === 'number') return `status ${error.status}`;
  return error instanceof SyntaxError ? 'not JSON' : 'network';
}
