// Kernels and biases as integers, each filter with a scale of its own.

export interface QuantisedKernel {
  /** −127…127, filter by filter: −128 is left out, so that a kernel and its negative are equally exact. */
  readonly values: Int8Array;
  /** Real = value · scale, one a filter. */
  readonly scales: Float32Array;
  readonly biases: Int32Array;
}

/** Leaves room above the bias for the sum of products, which stands in the same 32 bits. */
const MAX_BIAS = 2 ** 30;

/**
 * `kernel` holds the filters one after another, `biases` one value each; `inputScale` is of the bytes that the kernel
 * meets: a bias counts in inputScale · scale.
 */
export function quantiseKernel(kernel: Float32Array, biases: Float32Array, inputScale: number): QuantisedKernel {
  const perFilter = kernel.length / biases.length;
  const values = new Int8Array(kernel.length);
  const scales = new Float32Array(biases.length);
  const integers = new Int32Array(biases.length);
  biases.forEach((bias, filter) => {
    const start = filter * perFilter;
    const scale = Math.fround(scaleOf(kernel.subarray(start, start + perFilter), bias, inputScale));
    scales[filter] = scale;
    integers[filter] = Math.round(bias / (inputScale * scale));
    for (let index = start; index < start + perFilter; index += 1) {
      values[index] = Math.max(-127, Math.min(127, Math.round(kernel[index]! / scale)));
    }
  });
  return { values, scales, biases: integers };
}

/** The largest weight is 127; a filter of next to nothing has a scale in which its bias still fits. */
function scaleOf(filter: Float32Array, bias: number, inputScale: number): number {
  const largest = filter.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return Math.max(largest / 127, Math.abs(bias) / (inputScale * MAX_BIAS)) || 1;
}
