// The window rewrite is exact: what it computes equals that part of the full answer.
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURE_IDS, buildNetwork } from '../../src/domain/networks/architecture.js';
import { inferShapes } from '../../src/domain/networks/infer-shapes.js';
import type { NetworkSpec } from '../../src/domain/networks/network-spec.js';
import { restrictToWindow } from '../../src/domain/networks/restrict-to-window.js';
import { centreWindow, type Window } from '../../src/domain/networks/window.js';
import { createRandomStream } from '../../src/domain/random/seeded-random.js';
import { plainOps } from '../../src/tfjs/plain-ops.js';
import { runNetwork } from '../../src/tfjs/run-network.js';
import type { Tensor, Tf } from '../../src/tfjs/tf-namespace.js';
import { initialWeights } from '../../src/training/initial-weights.js';
import { weightShapes } from '../../src/domain/networks/weight-shapes.js';
import { startWasm } from '../engines/start-wasm.js';

let tf: Tf;
beforeAll(async () => {
  tf = await startWasm();
});

const size = { height: 96, width: 96 };
const windows: readonly (readonly [string, Window])[] = [
  ['the centre', centreWindow(size, 32)],
  ['an odd rectangle off the centre', { rows: { start: 7, end: 30 }, columns: { start: 41, end: 90 } }],
  ['a corner', { rows: { start: 0, end: 9 }, columns: { start: 85, end: 96 } }],
  ['all of it', centreWindow(size, 96)],
];

function answer(spec: NetworkSpec, weights: ReadonlyMap<string, Tensor>): Tensor {
  const random = createRandomStream(3);
  return tf.tidy(() => {
    const x = tf.tensor4d(
      Float32Array.from({ length: 96 * 96 * 3 }, () => random() * 255),
      [1, 96, 96, 3],
    );
    return runNetwork(plainOps(tf), spec, weights, x);
  });
}

function largestDifference(full: Tensor, part: Tensor, { rows, columns }: Window): number {
  return tf.tidy(() => {
    const begin = [0, rows.start, columns.start, 0];
    const cut = tf.slice(full, begin, [1, rows.end - rows.start, columns.end - columns.start, 2]);
    return tf.max(tf.abs(tf.sub(cut, part))).dataSync()[0] ?? Infinity;
  });
}

describe.each(ARCHITECTURE_IDS)('restrictToWindow of %s', (id) => {
  it('answers any window as the full network does', () => {
    const spec = buildNetwork({ id, options: {} });
    const values = initialWeights(spec, 5);
    const weights = new Map(
      weightShapes(spec).map(({ name, shape }) => [name, tf.tensor(values.get(name) ?? [], [...shape], 'float32')]),
    );
    const full = answer(spec, weights);
    const spread = tf.tidy(() => tf.sub(tf.max(full), tf.min(full)).dataSync()[0] ?? 0);
    expect(spread).toBeGreaterThan(0.01);
    for (const [name, window] of windows) {
      const part = answer(restrictToWindow(spec, size, window), weights);
      expect(largestDifference(full, part, window), name).toBeLessThan(1e-5);
      part.dispose();
    }
    tf.dispose([full, ...weights.values()]);
  });
});

describe('restrictToWindow', () => {
  it('saves most of InceptionV3’s decoder for the centre third', () => {
    const spec = buildNetwork({ id: 'inceptionv3', options: {} });
    const cut = restrictToWindow(spec, size, centreWindow(size, 32));
    expect(multiplications(cut)).toBeLessThan(multiplications(spec) * 0.65);
  });

  it('leaves the full window as it is', () => {
    const spec = buildNetwork({ id: 'simplenet', options: {} });
    expect(restrictToWindow(spec, size, centreWindow(size, 96))).toEqual(spec);
  });
});

function multiplications(spec: NetworkSpec): number {
  const shapes = inferShapes(spec, size);
  return spec.nodes.reduce((sum, node) => {
    const output = shapes.get(node.name);
    const input = shapes.get(node.inputs[0] ?? '');
    if (node.op !== 'conv2d' || output === undefined || input === undefined) return sum;
    return sum + output.height * output.width * output.channels * node.kernel[0] * node.kernel[1] * input.channels;
  }, 0);
}
