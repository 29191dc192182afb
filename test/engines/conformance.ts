// What every engine must do; the engines' test calls this with a way to open each.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURE_IDS, type ArchitectureId } from '../../src/domain/networks/architecture.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { EngineId, EngineNetwork, InferenceEngine } from '../../src/ports/inference-engine.js';
import type { Tf } from '../../src/tfjs/tf-namespace.js';
import { centreCrops, largestDifference, spread } from './compare.js';
import { goldenSamples, readGolden, sampleAt } from './golden.js';
import { referenceMaps } from './reference.js';
import { firstPatches, seededBatch, seededNetwork } from './seeded-network.js';

/** Between two engines, and between an engine and the stored values. */
const ENGINE_TOLERANCE = 1e-4;
/** Within one engine: the centre graph against the crop of the full map, and one batch size against another. */
const SAME_ENGINE_TOLERANCE = 1e-5;
const CENTRE_PX = 32;
const SIDE_PX = 96;

export interface EngineUnderTest {
  readonly id: EngineId;
  open(): Promise<InferenceEngine>;
  /** Another engine, of another kind, whose scores must agree. */
  openPeer(): Promise<InferenceEngine>;
  /** A started tfjs to run the training graph on; all copies of tfjs in a process share one backend. */
  referenceTf(): Promise<Tf>;
  /** Tensors alive in the engine's backend; absent where the backend does not count them. */
  liveTensors?(): number;
}

export function describeEngineConformance(subject: EngineUnderTest): void {
  let engine: InferenceEngine;
  beforeAll(async () => {
    engine = await subject.open();
  });
  afterAll(async () => {
    await engine.dispose();
  });

  it('says what it is', () => {
    expect(engine.id).toBe(subject.id);
    expect(engine.device).toMatch(/^(cpu|gpu), .*\d/);
  });
  describe.each(ARCHITECTURE_IDS)('%s', (id) => {
    describeScores(() => engine, subject, id);
  });
  describe('a loaded network', () => {
    describeInputChecks(() => engine);
    describeLifetime(() => engine, subject);
  });
}

function describeScores(engine: () => InferenceEngine, subject: EngineUnderTest, id: ArchitectureId): void {
  const definition = seededNetwork(id, CENTRE_PX);
  const batch = seededBatch(33, SIDE_PX);
  let network: EngineNetwork;
  beforeAll(async () => {
    network = await engine().load(definition);
  });
  afterAll(async () => {
    await network.dispose();
  });

  it('gives the tumour map of the training graph', async () => {
    const three = firstPatches(batch, 3);
    const maps = await network.probabilityMaps(three);
    expect(spread(maps)).toBeGreaterThan(0.2);
    const expected = await referenceMaps(await subject.referenceTf(), definition, three);
    expect(largestDifference(maps, expected)).toBeLessThan(ENGINE_TOLERANCE);
  });

  it('agrees with another engine', async () => {
    const part = firstPatches(batch, 3);
    const peer = await subject.openPeer();
    const other = await peer.load(definition);
    const scores = await network.centreProbabilities(part);
    expect(peer.id).not.toBe(subject.id);
    expect(largestDifference(scores, await other.centreProbabilities(part))).toBeLessThan(ENGINE_TOLERANCE);
    await other.dispose();
  });

  it('gives the stored values', async () => {
    const golden = await readGolden();
    const scores = await network.centreProbabilities(firstPatches(batch, 3));
    const stored = golden[id];
    expect(stored).toHaveLength(goldenSamples);
    expect(largestDifference(sampleAt(scores), Float32Array.from(stored ?? []))).toBeLessThan(ENGINE_TOLERANCE);
  });

  it.each([1, 3, 33])('gives the centre of the map in a batch of %i', async (count) => {
    const part = firstPatches(batch, count);
    const centre = await network.centreProbabilities(part);
    const crops = centreCrops(await network.probabilityMaps(part), count, SIDE_PX, CENTRE_PX);
    expect(largestDifference(centre, crops)).toBeLessThan(SAME_ENGINE_TOLERANCE);
  });

  it('scores a patch alike in any batch, and twice the same', async () => {
    const all = await network.centreProbabilities(batch);
    expect(largestDifference(await network.centreProbabilities(batch), all)).toBe(0);
    const first = await network.centreProbabilities(firstPatches(batch, 1));
    expect(largestDifference(first, all.subarray(0, first.length))).toBeLessThan(SAME_ENGINE_TOLERANCE);
    const values = CENTRE_PX * CENTRE_PX;
    expect(largestDifference(all.subarray(0, values), all.subarray(values, 2 * values))).toBeGreaterThan(0.01);
  });

  it('takes patches of 256 px with a centre of 128', async () => {
    const large = seededBatch(1, 256);
    const wide = await engine().load({ ...definition, centreSizePx: 128 });
    const maps = await wide.probabilityMaps(large);
    const crops = centreCrops(maps, 1, 256, 128);
    expect(largestDifference(await wide.centreProbabilities(large), crops)).toBeLessThan(SAME_ENGINE_TOLERANCE);
    const expected = await referenceMaps(await subject.referenceTf(), definition, large);
    expect(largestDifference(maps, expected)).toBeLessThan(ENGINE_TOLERANCE);
    await wide.dispose();
  });
}

function describeInputChecks(engine: () => InferenceEngine): void {
  const definition = seededNetwork('simplenet', CENTRE_PX);
  const good = seededBatch(2, SIDE_PX);

  it.each([
    ['bytes missing', { ...good, data: good.data.subarray(1) }],
    ['a count that does not fit', { ...good, count: 3 }],
    ['a patch smaller than the centre', seededBatch(1, 16)],
    ['a size between the steps', seededBatch(1, 100)],
    ['a size beyond the largest', { data: new Uint8Array(0), count: 0, patchSizePx: 4096 }],
  ])('refuses %s', async (_what, batch) => {
    const network = await engine().load(definition);
    await expect(network.centreProbabilities(batch)).rejects.toMatchObject({ reason: 'PATCH_SIZE_MISMATCH' });
    await expect(network.probabilityMaps(batch)).rejects.toBeInstanceOf(AppError);
    expect(await network.centreProbabilities(good)).toHaveLength(2 * CENTRE_PX * CENTRE_PX);
    await network.dispose();
  });

  it('takes patches that lie in shared memory, at any place of it, and leaves them as they are', async () => {
    const network = await engine().load(definition);
    const data = new Uint8Array(new SharedArrayBuffer(good.data.length + 5), 5);
    data.set(good.data);
    const scores = await network.centreProbabilities({ ...good, data });
    expect(largestDifference(scores, await network.centreProbabilities(good))).toBe(0);
    const map = await network.probabilityMaps({ ...good, data });
    expect(largestDifference(map, await network.probabilityMaps(good))).toBe(0);
    expect(data).toEqual(good.data);
    await network.dispose();
  });

  it('answers an empty batch with nothing', async () => {
    const network = await engine().load(definition);
    expect(await network.centreProbabilities({ ...good, count: 0, data: new Uint8Array(0) })).toHaveLength(0);
    await network.dispose();
  });

  it('refuses weights that do not fit the network', async () => {
    const [name] = definition.weights.keys();
    const short = new Map(definition.weights).set(name ?? '', new Float32Array(1));
    await expect(engine().load({ ...definition, weights: short })).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
    await expect(engine().load({ ...definition, weights: new Map() })).rejects.toMatchObject({
      reason: 'MODEL_INVALID',
    });
  });
}

function describeLifetime(engine: () => InferenceEngine, subject: EngineUnderTest): void {
  const definition = seededNetwork('simplenet', CENTRE_PX);
  const batch = seededBatch(40, SIDE_PX);

  it('ends calls under way before it is gone, and refuses later ones', async () => {
    const network = await engine().load(definition);
    const underWay = network.centreProbabilities(batch);
    const disposed = network.dispose();
    await expect(network.centreProbabilities(batch)).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED' });
    expect(await underWay).toHaveLength(40 * CENTRE_PX * CENTRE_PX);
    await disposed;
    await network.dispose();
  });

  it('keeps answers of calls that overlap apart', async () => {
    const network = await engine().load(definition);
    const [forward, backward] = [seededBatch(36, SIDE_PX, 1), seededBatch(36, SIDE_PX, 2)];
    const together = await Promise.all([network.centreProbabilities(forward), network.centreProbabilities(backward)]);
    expect(largestDifference(together[0], await network.centreProbabilities(forward))).toBe(0);
    expect(largestDifference(together[1], await network.centreProbabilities(backward))).toBe(0);
    await network.dispose();
  });

  it('holds no more memory after many calls', async () => {
    const before = subject.liveTensors?.();
    const network = await engine().load(definition);
    const few = firstPatches(batch, 8);
    const callMany = async (times: number): Promise<void> => {
      for (let call = 0; call < times; call += 1) {
        await network.centreProbabilities(few);
        await network.probabilityMaps(few);
      }
    };
    await callMany(5);
    const [tensors, bytes] = [subject.liveTensors?.(), process.memoryUsage.rss()];
    await callMany(15);
    expect(subject.liveTensors?.()).toBe(tensors);
    // The planes of 15 pairs of calls are over 300 MiB; the bound leaves room for the collector's own timing.
    expect(process.memoryUsage.rss() - bytes).toBeLessThan(100 * 2 ** 20);
    await network.dispose();
    expect(subject.liveTensors?.()).toBe(before);
  });
}
