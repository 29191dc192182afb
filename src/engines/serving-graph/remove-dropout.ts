import { bypass } from './readers.js';
import type { WeightedGraph } from './weighted-graph.js';

/** Dropout acts in training alone. */
export function removeDropout({ spec, weights }: WeightedGraph): WeightedGraph {
  const removed = new Map<string, string>();
  for (const node of spec.nodes) if (node.op === 'dropout') removed.set(node.name, node.inputs[0] ?? '');
  return { spec: bypass(spec, removed), weights };
}
