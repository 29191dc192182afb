import { AppError } from '../../domain/errors/app-error.js';
import type { Conv2dNode, NetworkNode, NetworkSpec, TransposedConv2dNode } from '../../domain/networks/network-spec.js';
import { onlyReader } from './readers.js';
import type { WeightedGraph } from './weighted-graph.js';

type LinearNode = Conv2dNode | TransposedConv2dNode;

/**
 * Replaces the closing two-class softmax by one channel: softmax of two is the sigmoid of their difference,
 * and the difference of two linear channels is one linear channel. Channel 1 is tumour.
 */
export function tumourLogit({ spec, weights }: WeightedGraph): WeightedGraph {
  const last = closingLayer(spec);
  const single: LinearNode = { ...last, filters: 1 };
  const nodes = spec.nodes.filter((node) => node.name !== spec.output).map((node) => (node === last ? single : node));
  const reduced = new Map(weights);
  const kernel = weights.get(`${last.name}/kernel`);
  const bias = weights.get(`${last.name}/bias`);
  if (kernel !== undefined) reduced.set(`${last.name}/kernel`, kernelDifference(kernel, last));
  if (bias !== undefined) reduced.set(`${last.name}/bias`, difference(bias, 1));
  return { spec: { ...spec, nodes, output: last.name }, weights: reduced };
}

function closingLayer(spec: NetworkSpec): LinearNode {
  const softmax = spec.nodes.find((node) => node.name === spec.output);
  const last = spec.nodes.find((node) => node.name === softmax?.inputs[0]);
  if (softmax?.op === 'softmax' && isTwoClass(last) && onlyReader(spec, last.name) === softmax) return last;
  throw new AppError(
    'MODEL_INVALID',
    `network ${spec.name} does not end in a convolution to two classes and a softmax`,
  );
}

function isTwoClass(node: NetworkNode | undefined): node is LinearNode {
  return (node?.op === 'conv2d' || node?.op === 'transposedConv2d') && node.filters === 2;
}

/** Filters are the last axis of a convolution's kernel, the last but one of a transposed one's. */
function kernelDifference(kernel: Float32Array, node: LinearNode): Float32Array {
  if (node.op === 'conv2d') return difference(kernel, 1);
  return difference(kernel, kernel.length / (node.kernel[0] * node.kernel[1] * node.filters));
}

/** Channel 1 minus channel 0, where a channel's values stand in runs of `run`. */
function difference(values: Float32Array, run: number): Float32Array {
  return new Float32Array(values.length / 2).map((_, index) => {
    const first = Math.floor(index / run) * run * 2 + (index % run);
    return (values[first + run] ?? 0) - (values[first] ?? 0);
  });
}
