/** File and line of our own code where it happened; a message could hold patient data, a place cannot. */
export const firstFrame = (cause: unknown): string | undefined =>
  cause instanceof Error ? /(?:server|launch)\/[\w/.-]+:\d+/.exec(cause.stack ?? '')?.[0] : undefined;
