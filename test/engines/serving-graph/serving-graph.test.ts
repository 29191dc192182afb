import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { ARCHITECTURE_IDS } from '../../../src/domain/networks/architecture.js';
import { createNetworkBuilder, type NetworkBuilder } from '../../../src/domain/networks/network-builder.js';
import type { NetworkSpec } from '../../../src/domain/networks/network-spec.js';
import { sizeOf, weightShapes } from '../../../src/domain/networks/weight-shapes.js';
import { servingGraph } from '../../../src/engines/serving-graph/serving-graph.js';
import type { NetworkDefinition } from '../../../src/ports/inference-engine.js';
import { seededNetwork } from '../seeded-network.js';

const opsOf = (spec: NetworkSpec): readonly string[] => spec.nodes.map((node) => node.op);

function zeroWeights(spec: NetworkSpec): ReadonlyMap<string, Float32Array> {
  return new Map(weightShapes(spec).map(({ name, shape }) => [name, new Float32Array(sizeOf(shape))]));
}

/** A network of what `body` adds, closed by a 1×1 convolution to two classes and a softmax. */
function network(body: (net: NetworkBuilder) => string): NetworkSpec {
  const net = createNetworkBuilder('test');
  return net.build(net.activate(net.conv(body(net), [1, 1], 2), 'softmax'), 16);
}

function serve(spec: NetworkSpec): NetworkSpec {
  return servingGraph({ label: 'test/1', spec, weights: zeroWeights(spec), centreSizePx: 16 }).spec;
}

/** Over the spec and every weight; comparing millions of values one by one takes a minute. */
function digestOf({ spec, weights }: NetworkDefinition): string {
  const hash = createHash('sha256').update(JSON.stringify(spec));
  for (const [name, values] of weights) hash.update(name).update(values);
  return hash.digest('hex');
}

const norm = (net: NetworkBuilder, from: string): string =>
  net.add({ name: `${from}/norm`, op: 'batchNorm', inputs: [from], epsilon: 1e-3, momentum: 0.9 });

describe('the serving graph', () => {
  it.each(ARCHITECTURE_IDS)('of %s has one output channel and no training node', (id) => {
    const { spec, weights } = servingGraph(seededNetwork(id, 32));
    expect(opsOf(spec)).not.toContain('dropout');
    expect(opsOf(spec)).not.toContain('softmax');
    expect(opsOf(spec)).not.toContain('batchNorm');
    expect(spec.nodes.at(-1)).toMatchObject({ name: spec.output, filters: 1 });
    const shapes = weightShapes(spec).map(({ name, shape }) => [name, sizeOf(shape)]);
    expect(new Map([...weights].map(([name, values]) => [name, values.length]))).toEqual(new Map(shapes as []));
  });

  it('leaves what it was given as it was', () => {
    const definition = seededNetwork('inceptionv3', 32);
    const before = digestOf(definition);
    servingGraph(definition);
    expect(digestOf(definition)).toBe(before);
  });

  it('pools before ELU where the pool alone reads it', () => {
    const pooled = network((net) => net.maxPool(net.activate(net.conv(net.input, [3, 3], 4), 'elu'), 2, 2));
    expect(opsOf(serve(pooled))).toEqual(['input', 'scaleShift', 'conv2d', 'maxPool', 'elu', 'conv2d']);
    const shared = network((net) => {
      const active = net.activate(net.conv(net.input, [3, 3], 4), 'elu');
      return net.concat([net.upsample2(net.maxPool(active, 2, 2)), active]);
    });
    expect(opsOf(serve(shared)).indexOf('elu')).toBeLessThan(opsOf(serve(shared)).indexOf('maxPool'));
  });

  it('leaves ReLU in front of a pool, where engines fuse it', () => {
    const spec = network((net) => net.maxPool(net.activate(net.conv(net.input, [3, 3], 4), 'relu'), 2, 2));
    expect(opsOf(serve(spec))).toEqual(['input', 'scaleShift', 'conv2d', 'relu', 'maxPool', 'conv2d']);
  });

  it('keeps a batch norm that no convolution precedes, or whose convolution has another reader', () => {
    expect(opsOf(serve(network((net) => norm(net, net.input))))).toContain('batchNorm');
    const shared = network((net) => {
      const conv = net.conv(net.input, [3, 3], 4, { useBias: false });
      return net.concat([norm(net, conv), conv]);
    });
    expect(opsOf(serve(shared))).toContain('batchNorm');
  });

  it('refuses a network that does not end in a two-class softmax', () => {
    const spec = network((net) => net.conv(net.input, [3, 3], 4));
    const open = { ...spec, output: spec.nodes.at(-2)?.name ?? '', nodes: spec.nodes.slice(0, -1) };
    expect(() => serve(open)).toThrow(AppError);
    expect(() => serve(open)).toThrow(/two classes/);
  });
});
