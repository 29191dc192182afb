// Which values of a serving graph are kept as bytes, and so need a range.
import type { Conv2dNode, NetworkNode, NetworkSpec } from '../networks/network-spec.js';

/** Convolutions to fewer channels part the classes: one byte would be coarse there, and they cost next to nothing. */
const MIN_FILTERS = 16;

export function isQuantisedConvolution(node: NetworkNode): node is Conv2dNode {
  return node.op === 'conv2d' && node.filters >= MIN_FILTERS;
}

/** Names in execution order. Pools, crops and doublings have the range of what they read. */
export function measuredValues(spec: NetworkSpec): readonly string[] {
  return spec.nodes.filter(needsRange).map(({ name }) => name);
}

function needsRange(node: NetworkNode): boolean {
  return isQuantisedConvolution(node) || ['relu', 'elu', 'avgPool', 'concat'].includes(node.op);
}
