/** One thing that an app must do, as the SMART App Launch guide asks; `broken` says what is wrong, or undefined. */
export interface Rule<Request> {
  readonly id: string;
  readonly broken: (request: Request) => string | undefined;
}

export interface BrokenRule {
  readonly rule: string;
  readonly problem: string;
}

/** Every rule that a request breaks, in the order of the rules. */
export const brokenRules = <Request>(rules: readonly Rule<Request>[], request: Request): readonly BrokenRule[] =>
  rules.flatMap(({ id, broken }) => {
    const problem = broken(request);
    return problem === undefined ? [] : [{ rule: id, problem }];
  });

/** "state: is missing; aud: is missing" */
export const describe = (broken: readonly BrokenRule[]): string =>
  broken.map(({ rule, problem }) => `${rule}: ${problem}`).join('; ');
