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

const atLeast = (n: number, of: number, p: number): number => sumOfProbabilities(n, of, of, p);
const atMost = (n: number, of: number, p: number): number => sumOfProbabilities(0, n, of, p);

function sumOfProbabilities(from: number, to: number, of: number, p: number): number {
  let sum = 0;
  for (let k = from; k <= to; k += 1) {
    sum += Math.exp(logChoose(of, k) + k * Math.log(p) + (of - k) * Math.log1p(-p));
  }
  return sum;
}

/** Logarithm of the binomial coefficient; logarithms keep large wholes from overflowing. */
function logChoose(of: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((of - k + i) / i);
  return sum;
}
