import type { NetworkNode, NetworkSpec, TransposedConv2dNode } from '../domain/networks/network-spec.js';
import { sizeOf, weightShapes, type WeightShape } from '../domain/networks/weight-shapes.js';
import { createRandomStream, type RandomStream } from '../domain/random/seeded-random.js';

/**
 * He-normal kernels where an activation follows, variance 1/fan-in before the linear scores (they start near 0.5),
 * bilinear interpolation for transposed convolutions, zero offsets, unit variances.
 */
export function initialWeights(spec: NetworkSpec, seed: number): ReadonlyMap<string, Float32Array> {
  const nodes = new Map(spec.nodes.map((node) => [node.name, node]));
  const activated = new Set(
    spec.nodes.filter((node) => node.op === 'relu' || node.op === 'elu').flatMap((node) => node.inputs),
  );
  return new Map(
    weightShapes(spec).map((weight, index) => {
      const node = nodes.get(weight.name.slice(0, weight.name.lastIndexOf('/')));
      return [weight.name, initialValues(weight, node, activated, createRandomStream(seed, index))];
    }),
  );
}

/**
 * A ReLU layer this narrow in front of the scores can be born dead (all its units negative on all inputs);
 * an offset of 1 keeps it alive at the start.
 */
const NARROW_FILTERS = 4;

function initialValues(
  weight: WeightShape,
  node: NetworkNode | undefined,
  activated: ReadonlySet<string>,
  random: RandomStream,
): Float32Array {
  const size = sizeOf(weight.shape);
  if (node === undefined || weight.role !== 'kernel') {
    const isNarrow = node?.op === 'conv2d' && node.filters <= NARROW_FILTERS && activated.has(node.name);
    return new Float32Array(size).fill(weight.name.endsWith('/variance') || isNarrow ? 1 : 0);
  }
  if (node.op === 'transposedConv2d') return bilinearKernel(node, size);
  // Batch norm makes the gain before it irrelevant, so "not activated" there is harmless.
  const isScores = !activated.has(node.name) && !followedByNorm(node);
  const deviation = Math.sqrt((isScores ? 1 : 2) / weight.fanIn);
  return Float32Array.from({ length: size }, () => normal(random) * deviation);
}

function followedByNorm(node: NetworkNode): boolean {
  return node.op === 'conv2d' && !node.useBias;
}

/** Each output channel interpolates the input channel of the same number. */
function bilinearKernel(node: TransposedConv2dNode, size: number): Float32Array {
  const [height, width] = node.kernel;
  const channels = size / (height * width * node.filters);
  const values = new Float32Array(size);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const share = tent(row, height, node.stride[0]) * tent(column, width, node.stride[1]);
      for (let channel = 0; channel < Math.min(node.filters, channels); channel += 1) {
        values[((row * width + column) * node.filters + channel) * channels + channel] = share;
      }
    }
  }
  return values;
}

function tent(position: number, length: number, stride: number): number {
  return Math.max(0, 1 - Math.abs(position - (length - 1) / 2) / stride);
}

/** Box–Muller; 1 − u is never 0. */
function normal(random: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
