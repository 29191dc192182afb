/** Full-range YCbCr (ITU-R BT.601, as in JFIF) to RGB, three bytes a pixel. */
export function ycbcrToRgb(ycbcr: Uint8Array): Uint8Array {
  const clamped = new Uint8ClampedArray(ycbcr.length);
  for (let i = 0; i < ycbcr.length; i += 3) {
    const luma = ycbcr[i]!;
    const blue = ycbcr[i + 1]! - 128;
    const red = ycbcr[i + 2]! - 128;
    clamped[i] = luma + 1.402 * red;
    clamped[i + 1] = luma - 0.344136 * blue - 0.714136 * red;
    clamped[i + 2] = luma + 1.772 * blue;
  }
  return new Uint8Array(clamped.buffer);
}
