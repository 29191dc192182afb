import type { Extent2d, NetworkNode, NetworkSpec, Padding } from './network-spec.js';

export interface ConvOptions {
  readonly name?: string;
  readonly stride?: number;
  readonly padding?: Padding;
  readonly useBias?: boolean;
}

/** Adds nodes one after another; every method returns the new node's name for use as an input. */
export interface NetworkBuilder {
  readonly input: string;
  add(node: NetworkNode): string;
  conv(from: string, kernel: Extent2d, filters: number, options?: ConvOptions): string;
  activate(from: string, op: 'relu' | 'elu' | 'softmax'): string;
  maxPool(from: string, size: number, stride: number, padding?: Padding): string;
  avgPool(from: string, size: number): string;
  concat(from: readonly string[]): string;
  upsample2(from: string): string;
  dropout(from: string, rate: number): string;
  build(output: string, sizeMultiplePx: number): NetworkSpec;
}

type Name = (prefix: string) => string;
type Add = (node: NetworkNode) => string;

/** Starts a network on RGB input scaled to x/255 − 0.5, as all three architectures do. */
export function createNetworkBuilder(networkName: string): NetworkBuilder {
  const nodes: NetworkNode[] = [];
  const add: Add = (node) => {
    nodes.push(node);
    return node.name;
  };
  add({ name: 'input', op: 'input', inputs: [], channels: 3 });
  const input = add({ name: 'scaled', op: 'scaleShift', inputs: ['input'], scale: 1 / 255, shift: -0.5 });
  const name = createNumbering();
  return {
    input,
    add,
    ...convolutions(add, name),
    ...poolings(add, name),
    activate: (from, op) => add({ name: `${from}/${op}`, op, inputs: [from] }),
    concat: (from) => add({ name: name('concat'), op: 'concat', inputs: from }),
    upsample2: (from) => add({ name: name('upsample'), op: 'upsample2', inputs: [from] }),
    dropout: (from, rate) => add({ name: name('dropout'), op: 'dropout', inputs: [from], rate }),
    build: (output, sizeMultiplePx) => ({ name: networkName, nodes, output, sizeMultiplePx }),
  };
}

/** `conv_1`, `conv_2`, …: each prefix is counted from 1. */
function createNumbering(): Name {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${count}`;
  };
}

function convolutions(add: Add, nextName: Name): Pick<NetworkBuilder, 'conv'> {
  return {
    conv: (from, kernel, filters, options = {}) => {
      const { name = nextName('conv'), stride = 1, padding = 'same', useBias = true } = options;
      return add({ name, op: 'conv2d', inputs: [from], kernel, stride: [stride, stride], filters, padding, useBias });
    },
  };
}

function poolings(add: Add, name: Name): Pick<NetworkBuilder, 'maxPool' | 'avgPool'> {
  return {
    maxPool: (from, size, stride, padding = 'same') =>
      add({
        name: name('max_pool'),
        op: 'maxPool',
        inputs: [from],
        kernel: [size, size],
        stride: [stride, stride],
        padding,
      }),
    avgPool: (from, size) =>
      add({
        name: name('avg_pool'),
        op: 'avgPool',
        inputs: [from],
        kernel: [size, size],
        stride: [1, 1],
        padding: 'same',
      }),
  };
}
