/** Student's t for whole degrees of freedom by its finite sums (Abramowitz & Stegun 26.7.3–4); Poisson and binomial by theirs. */

/** P(T ≤ t) with `df` whole degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
  return 0.5 + Math.sign(t) * 0.5 * centralArea(Math.abs(t), df);
}

/** P(|T| ≤ t). */
function centralArea(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df));
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
  if (df % 2 === 1) {
    if (df === 1) return (2 * theta) / Math.PI;
    let term = cos;
    let sum = cos;
    for (let k = 3; k <= df - 2; k += 2) {
      term *= ((k - 1) / k) * cos * cos;
      sum += term;
    }
    return (2 / Math.PI) * (theta + sin * sum);
  }
  let term = 1;
  let sum = 1;
  for (let k = 2; k <= df - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos;
    sum += term;
  }
  return sin * sum;
}

/** The t below which a share `p` > 0.5 lies, by halving. */
export function studentQuantile(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (studentCdf(high, df) < p) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X ≥ count) for a mean of `expected`. */
export function poissonAtLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let k = 0; k < count; k += 1) {
    below += term;
    term *= expected / (k + 1);
  }
  return Math.max(0, 1 - below);
}
