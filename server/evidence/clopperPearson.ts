/**
 * Exact binomial interval for `n` of `of`, as shares 0 to 1.
 * Each limit is the share at which a result this extreme has half the error probability (solved by bisection).
 *
 * Clopper CJ, Pearson ES. Biometrika 1934;26:404-413.
 *
 * @throws RangeError unless `n` and `of` are whole numbers, 0 <= n <= of, of >= 1, and 0 < confidence < 1.
 */
export function clopperPearson(n: number, of: number, confidence = 0.95): readonly [number, number] {
  if (!Number.isInteger(n) || !Number.isInteger(of) || of < 1 || n < 0 || n > of) {
    throw new RangeError(`not a count of a whole: ${n} of ${of}`);
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`not a confidence level: ${confidence}`);
  const tail = (1 - confidence) / 2;
  const lower = n === 0 ? 0 : bisect((p) => atLeast(n, of, p) - tail);
  const upper = n === of ? 1 : bisect((p) => tail - atMost(n, of, p));
  return [lower, upper];
}

/** Zero of a function that rises from below to above zero on 0 to 1. */
function bisect(rising: (p: number) => number): number {
  let [low, high] = [0, 1];
  // 60 halvings leave an interval below the spacing of doubles near 1.
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const atLeast = (n: number, of: number, p: number): number => 1 - atMost(n - 1, of, p);

/** Terms below this share of the largest add nothing that a double can hold. */
const NEGLIGIBLE = 1e-20;

/**
 * The chance of at most `n`. Each term follows from its neighbor, outward from the likeliest, which is taken as 1: nothing
 * overflows, and of a large whole only the terms that matter are added up.
 */
function atMost(n: number, of: number, p: number): number {
  const likeliest = Math.min(of, Math.floor((of + 1) * p));
  const odds = p / (1 - p);
  let above = 0;
  let below = 0;
  for (let k = likeliest, term = 1; term > NEGLIGIBLE; k += 1) {
    if (k > n) above += term;
    else below += term;
    term *= (odds * (of - k)) / (k + 1);
  }
  for (let k = likeliest, term = 1; term > NEGLIGIBLE; k -= 1) {
    term *= k / (odds * (of - k + 1));
    if (k > n + 1) above += term;
    else below += term;
  }
  return below / (above + below);
}
