import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import type { PatchBatch } from '../../src/ports/inference-engine.js';

/** What a server of the protocol answers for these patches, by our client: the first output as numbers. */
export async function inferRaw(address: string, model: string, batch: PatchBatch): Promise<Float32Array> {
  const { count, patchSizePx, data } = batch;
  const client = createSentinodeClient({ address });
  try {
    const { rawOutputContents } = await client.inference.modelInfer({
      modelName: model,
      inputs: [{ name: 'patches', datatype: 'UINT8', shape: [count, patchSizePx, patchSizePx, 3] }],
      rawInputContents: [data],
    });
    // Copied, for floats stand at multiples of four.
    return new Float32Array(Uint8Array.from(rawOutputContents[0] ?? []).buffer);
  } finally {
    client.close();
  }
}

/** Patches that the server has counted for the model. */
export async function inferenceCount(address: string, model: string): Promise<number> {
  const client = createSentinodeClient({ address });
  try {
    const { modelStats } = await client.inference.modelStatistics({ name: model });
    return modelStats[0]?.inferenceCount ?? NaN;
  } finally {
    client.close();
  }
}

/** Of answers as `map` has them, planes of not-tumour and tumour: the mean of each patch's centre. */
export function centreMeans(map: Float32Array, { count, patchSizePx }: PatchBatch, centreSizePx: number): Float32Array {
  const edge = (patchSizePx - centreSizePx) / 2;
  const plane = patchSizePx ** 2;
  return Float32Array.from({ length: count }, (_, patch) => {
    let sum = 0;
    for (let y = edge; y < edge + centreSizePx; y += 1) {
      const row = (2 * patch + 1) * plane + y * patchSizePx;
      for (let x = edge; x < edge + centreSizePx; x += 1) sum += map[row + x]!;
    }
    return sum / centreSizePx ** 2;
  });
}
