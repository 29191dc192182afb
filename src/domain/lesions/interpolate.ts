/**
 * The curve through (xs, ys) at `x`: linear between points, level before the first and behind the last. `xs` ascend;
 * where several points share an x, the last of them counts from there on.
 */
export function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  const next = xs.findIndex((value) => value > x);
  if (next === 0) return ys[0] ?? 0;
  if (next < 0) return ys[ys.length - 1] ?? 0;
  const [x0, y0, x1, y1] = [xs[next - 1]!, ys[next - 1]!, xs[next]!, ys[next]!];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}
