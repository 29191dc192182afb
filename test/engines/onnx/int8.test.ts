// int8 in onnxruntime: against arithmetic by hand on a small graph, against float32 on whole networks.
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURE_IDS } from '../../../src/domain/networks/architecture.js';
import { createNetworkBuilder } from '../../../src/domain/networks/network-builder.js';
import { affineOf, type ValueRange } from '../../../src/domain/quantisation/affine.js';
import { createOnnxEngine } from '../../../src/engines/onnx/create-onnx-engine.js';
import { openRangeMeter } from '../../../src/engines/onnx/int8/open-range-meter.js';
import type {
  EngineNetwork,
  InferenceEngine,
  NetworkDefinition,
  PatchBatch,
} from '../../../src/ports/inference-engine.js';
import { centreCrops, largestDifference, spread } from '../compare.js';
import { firstPatches, seededBatch, seededNetwork } from '../seeded-network.js';

const SIDE_PX = 96;
const CENTRE_PX = 32;

let engine: InferenceEngine;
beforeAll(async () => {
  engine = await createOnnxEngine({ threads: 1 });
});

async function rangesOf(definition: NetworkDefinition, batch: PatchBatch): Promise<ReadonlyMap<string, ValueRange>> {
  const meter = await openRangeMeter(definition, batch.patchSizePx);
  await meter.measure(batch);
  const ranges = meter.ranges(100);
  await meter.dispose();
  return ranges;
}

async function loadInt8(definition: NetworkDefinition, batch: PatchBatch): Promise<EngineNetwork> {
  return engine.load({ ...definition, reduced: { kind: 'int8', ranges: await rangesOf(definition, batch) } });
}

describe('a graph of one int8 convolution', () => {
  const FILTERS = 16;
  const net = createNetworkBuilder('tiny');
  const hidden = net.activate(net.conv(net.input, [1, 1], FILTERS), 'relu');
  const spec = net.build(net.activate(net.conv(hidden, [1, 1], 2), 'softmax'), 1);
  const at = (length: number, of: (index: number) => number): Float32Array =>
    Float32Array.from({ length }, (_, i) => of(i));
  const kernel = at(3 * FILTERS, (index) => Math.sin(index * 1.7));
  const bias = at(FILTERS, (index) => 0.05 * Math.cos(index));
  const closing = at(FILTERS * 2, (index) => Math.cos(index * 2.3));
  const weights = new Map([
    ['conv_1/kernel', kernel],
    ['conv_1/bias', bias],
    ['conv_2/kernel', closing],
    ['conv_2/bias', Float32Array.of(0.1, -0.2)],
  ]);
  const definition: NetworkDefinition = { label: 'tiny/1', spec, weights, centreSizePx: 1 };
  const range = { low: 0, high: 1.2 };
  const reduced = {
    kind: 'int8',
    ranges: new Map([
      [hidden, range],
      ['conv_1', range],
    ]),
  } as const;

  /** As the definition of the bytes has it, step by step. */
  function byHand(pixel: readonly number[]): number {
    const output = affineOf(range);
    const inputScale = 1 / 255;
    let logit = -0.2 - 0.1;
    for (let filter = 0; filter < FILTERS; filter += 1) {
      const column = [0, 1, 2].map((channel) => kernel[channel * FILTERS + filter] ?? NaN);
      const scale = Math.fround(Math.max(...column.map(Math.abs)) / 127);
      // The patch's zero is 127.5; its byte is 128, and half a byte of every weight goes to the bias.
      const half = (column.reduce((sum, weight) => sum + weight, 0) * 0.5) / 255;
      let sum = Math.round(((bias[filter] ?? NaN) + half) / (inputScale * scale));
      column.forEach((weight, channel) => (sum += Math.round(weight / scale) * ((pixel[channel] ?? NaN) - 128)));
      const byte = Math.min(255, Math.max(0, Math.round((sum * inputScale * scale) / output.scale)));
      const value = byte * output.scale;
      logit += value * ((closing[filter * 2 + 1] ?? NaN) - (closing[filter * 2] ?? NaN));
    }
    return 1 / (1 + Math.exp(-logit));
  }

  it('gives what its integers give by hand', async () => {
    const network = await engine.load({ ...definition, reduced });
    const pixels = [
      [0, 0, 0],
      [255, 255, 255],
      [200, 30, 120],
      [12, 250, 77],
    ];
    for (const pixel of pixels) {
      const [score = NaN] = await network.centreProbabilities({
        data: Uint8Array.from(pixel),
        count: 1,
        patchSizePx: 1,
      });
      expect(score).toBeCloseTo(byHand(pixel), 5);
    }
    const float32 = await engine.load(definition);
    const batch = { data: Uint8Array.of(200, 30, 120), count: 1, patchSizePx: 1 };
    const [exact = NaN] = await float32.centreProbabilities(batch);
    expect(exact).not.toBe(byHand([200, 30, 120]));
    expect(exact).toBeCloseTo(byHand([200, 30, 120]), 1);
  });

  it('is refused where a value has no range', async () => {
    const network = await engine.load({ ...definition, reduced: { kind: 'int8', ranges: new Map() } });
    const batch = { data: new Uint8Array(3), count: 1, patchSizePx: 1 };
    await expect(network.centreProbabilities(batch)).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
  });
});

describe.each(ARCHITECTURE_IDS)('%s in int8', { timeout: 60_000 }, (id) => {
  const definition = seededNetwork(id, CENTRE_PX);
  const batch = seededBatch(8, SIDE_PX);
  let reduced: EngineNetwork;
  beforeAll(async () => {
    reduced = await loadInt8(definition, batch);
  });

  it('stays near float32, and is not it', async () => {
    const float32 = await engine.load(definition);
    const expected = await float32.centreProbabilities(batch);
    const scores = await reduced.centreProbabilities(batch);
    const mean =
      scores.reduce((sum, score, index) => sum + Math.abs(score - (expected[index] ?? NaN)), 0) / scores.length;
    expect(spread(expected)).toBeGreaterThan(0.2);
    expect(mean).toBeLessThan(0.05);
    expect(largestDifference(scores, expected)).toBeGreaterThan(0);
  });

  it('gives the centre of its map', async () => {
    const part = firstPatches(batch, 2);
    const crops = centreCrops(await reduced.probabilityMaps(part), 2, SIDE_PX, CENTRE_PX);
    expect(largestDifference(await reduced.centreProbabilities(part), crops)).toBeLessThan(1e-5);
  });

  it('scores a patch alike in any batch', async () => {
    const all = await reduced.centreProbabilities(batch);
    const first = await reduced.centreProbabilities(firstPatches(batch, 1));
    expect(largestDifference(first, all.subarray(0, first.length))).toBeLessThan(1e-5);
  });
});
