// None of the shipped architectures leaves a batch norm in its serving graph; engines must still run one.
import { expect, it } from 'vitest';
import { createNetworkBuilder } from '../../src/domain/networks/network-builder.js';
import { createOnnxEngine } from '../../src/engines/onnx/create-onnx-engine.js';
import { createWasmEngine } from '../../src/engines/wasm/create-wasm-engine.js';
import type { NetworkDefinition } from '../../src/ports/inference-engine.js';
import { largestDifference, spread } from './compare.js';
import { seededBatch } from './seeded-network.js';

function normalisedInput(): NetworkDefinition {
  const net = createNetworkBuilder('norm');
  const normal = net.add({ name: 'norm', op: 'batchNorm', inputs: [net.input], epsilon: 1e-3, momentum: 0.9 });
  const spec = net.build(net.activate(net.conv(normal, [1, 1], 2, { name: 'classes' }), 'softmax'), 16);
  const weights = {
    'norm/beta': [0.3, -0.2, 0.1],
    'norm/mean': [0.1, 0.2, -0.4],
    'norm/variance': [0.5, 0.02, 1.5],
    'classes/kernel': [0.5, -0.5, 1, 0.2, -0.3, 0.8],
    'classes/bias': [0.1, -0.1],
  };
  const entries = Object.entries(weights).map(([name, values]) => [name, Float32Array.from(values)] as const);
  return { label: 'norm/1', spec, weights: new Map(entries), centreSizePx: 16 };
}

it('runs a batch norm that follows no convolution', async () => {
  const definition = normalisedInput();
  const batch = seededBatch(2, 32);
  const [onnx, wasm] = [await createOnnxEngine(), await createWasmEngine()];
  const first = await (await onnx.load(definition)).probabilityMaps(batch);
  const second = await (await wasm.load(definition)).probabilityMaps(batch);
  expect(spread(first)).toBeGreaterThan(0.1);
  expect(largestDifference(first, second)).toBeLessThan(1e-5);
  // Worked out by hand for the first pixel.
  const logit = [0, 1, 2].reduce(
    (sum, channel) => sum + contribution(definition, batch.data[channel] ?? 0, channel),
    -0.2,
  );
  expect(first[0]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5);
});

function contribution({ weights }: NetworkDefinition, byte: number, channel: number): number {
  const at = (name: string, index: number): number => weights.get(name)?.[index] ?? NaN;
  const x = byte / 255 - 0.5 - at('norm/mean', channel);
  const normal = x / Math.sqrt(at('norm/variance', channel) + 1e-3) + at('norm/beta', channel);
  return normal * (at('classes/kernel', channel * 2 + 1) - at('classes/kernel', channel * 2));
}
