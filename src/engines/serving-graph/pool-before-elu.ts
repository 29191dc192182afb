import type { ActivationNode, MaxPoolNode, NetworkNode, NetworkSpec } from '../../domain/networks/network-spec.js';
import { onlyReader } from './readers.js';
import type { WeightedGraph } from './weighted-graph.js';

/**
 * Moves ELU behind a max-pool that alone reads it: ELU is monotone, so the answer is the same with as many
 * exponentials fewer as the pool drops cells. ReLU stays: engines fuse it into the convolution before it for nothing.
 */
export function poolBeforeElu({ spec, weights }: WeightedGraph): WeightedGraph {
  let nodes = spec.nodes;
  for (const node of spec.nodes) {
    const pool = node.op === 'elu' ? onlyReader(spec, node.name) : undefined;
    if (pool?.op === 'maxPool') nodes = swap(nodes, node, pool);
  }
  return { spec: { ...spec, nodes }, weights };
}

/** The names stay in their places, so that readers of the pool now read the activation. */
function swap(nodes: NetworkSpec['nodes'], activation: NetworkNode, pool: MaxPoolNode): NetworkSpec['nodes'] {
  const pooled: MaxPoolNode = { ...pool, name: activation.name, inputs: activation.inputs };
  const activated: ActivationNode = { name: pool.name, op: 'elu', inputs: [activation.name] };
  return nodes.map((node) => {
    if (node === activation) return pooled;
    return node === pool ? activated : node;
  });
}
