import type { NetworkNode, NetworkSpec } from '../../domain/networks/network-spec.js';

/** The one node that reads `name`; undefined when several do, none does, or it is the network's output. */
export function onlyReader(spec: NetworkSpec, name: string): NetworkNode | undefined {
  if (spec.output === name) return undefined;
  const readers = spec.nodes.filter((node) => node.inputs.includes(name));
  return readers.length === 1 ? readers[0] : undefined;
}

/** Takes the `removed` nodes out; who read one reads what `removed` maps it to. */
export function bypass(spec: NetworkSpec, removed: ReadonlyMap<string, string>): NetworkSpec {
  const resolve = (name: string): string => {
    const source = removed.get(name);
    return source === undefined ? name : resolve(source);
  };
  const nodes = spec.nodes
    .filter((node) => !removed.has(node.name))
    .map((node) => ({ ...node, inputs: node.inputs.map(resolve) }));
  return { ...spec, nodes, output: resolve(spec.output) };
}
