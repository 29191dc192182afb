import { inferChannels } from './infer-channels.js';
import type { NetworkNode, NetworkSpec } from './network-spec.js';

/** What a weight is for; `statistic` is kept up by training but not by its gradient. */
export type WeightRole = 'kernel' | 'offset' | 'statistic';

export interface WeightShape {
  /** `<node>/<kernel|bias|beta|mean|variance>`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: WeightRole;
  /** Inputs that feed one output value; the scale of He initialisation. 0 for anything but kernels. */
  readonly fanIn: number;
}

/** All weights of a network, in node order. They do not depend on the input size. */
export function weightShapes(spec: NetworkSpec): readonly WeightShape[] {
  const channels = inferChannels(spec);
  return spec.nodes.flatMap((node) => weightsOf(node, channels.get(node.inputs[0] ?? '') ?? 0));
}

/** Number of stored values, batch-norm statistics included. */
export function parameterCount(spec: NetworkSpec): number {
  return weightShapes(spec).reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function weightsOf(node: NetworkNode, channels: number): readonly WeightShape[] {
  const named = (part: string, shape: readonly number[], role: WeightRole, fanIn = 0): WeightShape => ({
    name: `${node.name}/${part}`,
    shape,
    role,
    fanIn,
  });
  switch (node.op) {
    case 'conv2d': {
      const [height, width] = node.kernel;
      const kernel = named('kernel', [height, width, channels, node.filters], 'kernel', height * width * channels);
      return node.useBias ? [kernel, named('bias', [node.filters], 'offset')] : [kernel];
    }
    case 'transposedConv2d': {
      const [height, width] = node.kernel;
      // Each output cell is reached by about (kernel / stride)² kernel cells.
      const fanIn = Math.max(1, Math.round((height / node.stride[0]) * (width / node.stride[1]))) * channels;
      return [
        named('kernel', [height, width, node.filters, channels], 'kernel', fanIn),
        named('bias', [node.filters], 'offset'),
      ];
    }
    case 'batchNorm':
      return [
        named('beta', [channels], 'offset'),
        named('mean', [channels], 'statistic'),
        named('variance', [channels], 'statistic'),
      ];
    default:
      return [];
  }
}
