/** Where a mask is not 0, in its order. */
export function indicesOf(mask: Uint8Array): Uint32Array {
  const indices = new Uint32Array(mask.length);
  let count = 0;
  mask.forEach((value, index) => {
    if (value === 0) return;
    indices[count] = index;
    count += 1;
  });
  return indices.subarray(0, count);
}
