import { AppError } from '../errors/app-error.js';
import type { NetworkNode, NetworkSpec } from './network-spec.js';

/** Channels of all nodes' values by name. They do not depend on the input size, nor on what of it a spec was cut to. */
export function inferChannels(spec: NetworkSpec): ReadonlyMap<string, number> {
  const channels = new Map<string, number>();
  for (const node of spec.nodes) {
    const inputs = node.inputs.map((name) => {
      const found = channels.get(name);
      if (found !== undefined) return found;
      throw new AppError('MODEL_INVALID', `node ${node.name} reads ${name}, which does not stand before it`);
    });
    channels.set(node.name, channelsOf(node, inputs));
  }
  return channels;
}

/** Channels of a node's value, from those of its inputs. */
export function channelsOf(node: NetworkNode, inputs: readonly number[]): number {
  switch (node.op) {
    case 'input':
      return node.channels;
    case 'conv2d':
    case 'transposedConv2d':
      return node.filters;
    case 'concat':
      return inputs.reduce((sum, channels) => sum + channels, 0);
    default:
      return inputs[0] ?? 0;
  }
}
