import { buildNetwork, type ArchitectureId } from '../../src/domain/networks/architecture.js';
import { sizeOf, weightShapes, type WeightShape } from '../../src/domain/networks/weight-shapes.js';
import { createRandomStream, type RandomStream } from '../../src/domain/random/seeded-random.js';
import type { NetworkDefinition, PatchBatch } from '../../src/ports/inference-engine.js';

/**
 * A network with He-sized kernels and batch-norm statistics far from 0 and 1, so that no rewrite can be
 * right by accident. Deep networks squash random input to one answer: the closing kernels are larger.
 */
export function seededNetwork(id: ArchitectureId, centreSizePx: number, seed = 7): NetworkDefinition {
  const spec = buildNetwork({ id, options: {} });
  const random = createRandomStream(seed);
  const shapes = weightShapes(spec);
  const closing = shapes.filter(({ role }) => role === 'kernel').at(-1);
  const weights = shapes.map((weight) => [weight.name, valuesFor(weight, random, weight === closing ? 3 : 1)] as const);
  return { label: `${id}/seed-${seed}`, spec, weights: new Map(weights), centreSizePx };
}

function valuesFor(weight: WeightShape, random: RandomStream, gain: number): Float32Array {
  const length = sizeOf(weight.shape);
  if (weight.role === 'kernel') return gaussians(length, gain * Math.sqrt(2 / weight.fanIn), random);
  if (weight.name.endsWith('/variance')) return Float32Array.from({ length }, () => 0.2 + 2 * random());
  return gaussians(length, 0.2, random);
}

function gaussians(length: number, deviation: number, random: RandomStream): Float32Array {
  // Box–Muller; 1 − u keeps the logarithm finite.
  const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Float32Array.from({ length }, () => gaussian() * deviation);
}

/** Patches with structure at several scales (noise alone averages out): blocks of colour under fine noise. */
export function seededBatch(count: number, patchSizePx: number, seed = 11): PatchBatch {
  const data = new Uint8Array(count * patchSizePx * patchSizePx * 3);
  for (let patch = 0; patch < count; patch += 1) {
    const random = createRandomStream(seed, patch);
    const blocks = Uint8Array.from({ length: 8 * 8 * 3 }, () => random() * 200);
    const start = patch * patchSizePx * patchSizePx * 3;
    for (let index = 0; index < patchSizePx * patchSizePx * 3; index += 1) {
      const pixel = Math.floor(index / 3);
      const row = Math.floor(((pixel / patchSizePx) * 8) / patchSizePx);
      const column = Math.floor(((pixel % patchSizePx) * 8) / patchSizePx);
      data[start + index] = (blocks[(row * 8 + column) * 3 + (index % 3)] ?? 0) + random() * 55;
    }
  }
  return { data, count, patchSizePx };
}

/** The first `count` patches of a batch. */
export function firstPatches(batch: PatchBatch, count: number): PatchBatch {
  return { ...batch, count, data: batch.data.subarray(0, count * batch.patchSizePx ** 2 * 3) };
}
