/**
 * Shares `total` out in proportion to `sizes` by largest remainder (Hamilton): integers that sum to `total`,
 * none above its size. `total` must not exceed the sum of the sizes. Equal remainders favour the earlier.
 */
export function allocateByShare(sizes: readonly number[], total: number): readonly number[] {
  const sum = sizes.reduce((all, size) => all + size, 0);
  if (sum === 0) return sizes.map(() => 0);
  const quotas = sizes.map((size) => (size * total) / sum);
  const shares = quotas.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
