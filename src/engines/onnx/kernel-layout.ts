import type { Extent2d } from '../../domain/networks/network-spec.js';

/**
 * Kernel (height, width, a, b) to (b, a, height, width).
 * That is a convolution's HWIO to OIHW, and a transposed one's (height, width, out, in) to (in, out, height, width).
 */
export function planesLast(kernel: Float32Array, [height, width]: Extent2d, b: number): Float32Array {
  const cells = height * width;
  const a = kernel.length / (cells * b);
  const result = new Float32Array(kernel.length);
  let from = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    for (let channelA = 0; channelA < a; channelA += 1) {
      for (let channelB = 0; channelB < b; channelB += 1) {
        result[(channelB * a + channelA) * cells + cell] = kernel[from] ?? 0;
        from += 1;
      }
    }
  }
  return result;
}
