import { MAX_ICC_BYTES } from '../../image/find-icc-problem.js';

/** The ICC profile of `size` bytes that `fill` fills in; undefined for none, and for one larger than any may be. */
export async function readProfile(
  size: number,
  fill: (target: Uint8Array) => Promise<void>,
): Promise<Uint8Array | undefined> {
  if (size <= 0 || size > MAX_ICC_BYTES) return undefined;
  const profile = new Uint8Array(size);
  await fill(profile);
  return profile;
}
