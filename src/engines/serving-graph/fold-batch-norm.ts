import type { BatchNormNode, Conv2dNode, NetworkSpec } from '../../domain/networks/network-spec.js';
import { bypass, onlyReader } from './readers.js';
import type { WeightedGraph } from './weighted-graph.js';

/**
 * Puts each batch norm that directly follows a convolution into that convolution's kernel and bias.
 * With s = 1 / sqrt(variance + epsilon): kernel · s, and (bias − mean) · s + beta. Others stay as they are.
 */
export function foldBatchNorm({ spec, weights }: WeightedGraph): WeightedGraph {
  const folded = new Map(weights);
  const removed = new Map<string, string>();
  for (const { conv, norm } of foldablePairs(spec)) {
    foldWeights(folded, conv, norm);
    removed.set(norm.name, conv.name);
  }
  const convs = new Set(removed.values());
  const nodes = spec.nodes.map((node) =>
    node.op === 'conv2d' && convs.has(node.name) ? { ...node, useBias: true } : node,
  );
  return { spec: bypass({ ...spec, nodes }, removed), weights: folded };
}

interface Pair {
  readonly conv: Conv2dNode;
  readonly norm: BatchNormNode;
}

function foldablePairs(spec: NetworkSpec): readonly Pair[] {
  return spec.nodes.flatMap((conv) => {
    if (conv.op !== 'conv2d') return [];
    const norm = onlyReader(spec, conv.name);
    return norm?.op === 'batchNorm' ? [{ conv, norm }] : [];
  });
}

function foldWeights(weights: Map<string, Float32Array>, conv: Conv2dNode, norm: BatchNormNode): void {
  const take = (name: string): Float32Array => {
    const weight = weights.get(name) ?? new Float32Array(conv.filters);
    weights.delete(name);
    return weight;
  };
  const kernel = take(`${conv.name}/kernel`);
  const bias = take(`${conv.name}/bias`);
  const beta = take(`${norm.name}/beta`);
  const mean = take(`${norm.name}/mean`);
  // Rounded to float32 once, at the end.
  const scale = Float64Array.from(take(`${norm.name}/variance`), (variance) => 1 / Math.sqrt(variance + norm.epsilon));
  const scaleAt = (filter: number): number => scale[filter] ?? 0;
  weights.set(
    `${conv.name}/kernel`,
    kernel.map((value, index) => value * scaleAt(index % conv.filters)),
  );
  weights.set(
    `${conv.name}/bias`,
    bias.map((value, filter) => (value - (mean[filter] ?? 0)) * scaleAt(filter) + (beta[filter] ?? 0)),
  );
}
