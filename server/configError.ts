import type { z } from 'zod';

/** A configuration that LiverMet refuses to start with: one line per problem, each naming the setting. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** "sites.json: sites.0.iss: must start with https", one line per issue; the rejected value stays out, it may be secret. */
export const linesOf = (error: z.ZodError, ...where: readonly string[]): readonly string[] =>
  error.issues.map((issue) => [...where, issue.path.join('.'), issue.message].filter(Boolean).join(': '));
