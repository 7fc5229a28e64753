/** No resource is as deep; one that is cannot be handed to a thread, and would end the work on all others. */
const DEEPEST = 500;

/** Whether a text is long enough to hold such a value: two brackets a level. */
export const mayNestTooDeeply = (text: string): boolean => text.length > 2 * DEEPEST;

/** Whether a JSON value has more levels of lists and objects than any resource. */
export const isNestedTooDeeply = (value: unknown): boolean => isNested(value) && isDeeperThan(value, DEEPEST);

// Every answer of an EHR passes here, so it takes the way that costs least.
function isDeeperThan(value: object, levels: number): boolean {
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((each) => isNested(each) && isDeeperThan(each, levels - 1));
  for (const key in value) {
    const each: unknown = value[key as keyof typeof value];
    if (isNested(each) && isDeeperThan(each, levels - 1)) return true;
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
