// The golden patches of the float32 version with the scores of the reduced one.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseGoldenPatches, type GoldenPatches } from '../../domain/models/golden-patches.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import { aggregatePatch } from '../../domain/models/patch-aggregation.js';
import type { ReducedPrecision } from '../../domain/networks/precision.js';
import { decodePatch } from '../../image/decode-patch.js';
import type { EngineNetwork } from '../../ports/inference-engine.js';

/**
 * int8's sums are exact, but the rounding to bytes after them may fall to the other side on another processor; sums of
 * 16-bit floats are rounded in the order that a library takes them. Either moves a value by one of its steps, and
 * scores by less than the precision itself moved them (docs/accuracy.md). What is far from that, such as the saturating
 * products of processors without int8 dot products, is refused.
 */
const TOLERANCES: Readonly<Record<ReducedPrecision, number>> = { int8: 0.01, bfloat16: 0.02, float16: 0.005 };

export async function recordGolden(
  sourceDir: string,
  outputDir: string,
  { goldenFile, aggregation, patchSizePx }: Pick<ModelManifest, 'goldenFile' | 'aggregation' | 'patchSizePx'>,
  network: EngineNetwork,
  precision: ReducedPrecision,
): Promise<GoldenPatches> {
  const source = parseGoldenPatches(JSON.parse(await readFile(path.join(sourceDir, goldenFile), 'utf8')));
  await mkdir(path.join(outputDir, 'golden'), { recursive: true });
  const patches = [];
  for (const patch of source.patches) {
    await copyFile(path.join(sourceDir, patch.file), path.join(outputDir, patch.file));
    const { data } = await decodePatch(await readFile(path.join(sourceDir, patch.file)));
    const centre = await network.centreProbabilities({ data, count: 1, patchSizePx });
    patches.push({
      ...patch,
      centreMax: aggregatePatch(centre, { kind: 'max' }),
      score: aggregatePatch(centre, aggregation),
    });
  }
  return { tolerance: TOLERANCES[precision], patches };
}
