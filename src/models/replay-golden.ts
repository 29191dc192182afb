import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { parseGoldenPatches, type GoldenPatch } from '../domain/models/golden-patches.js';
import type { ModelManifest } from '../domain/models/model-manifest.js';
import { aggregatePatch } from '../domain/models/patch-aggregation.js';
import { decodePatch } from '../image/decode-patch.js';
import type { EngineNetwork, InferenceEngine } from '../ports/inference-engine.js';
import { readCheckedFile } from './read-checked-file.js';
import { readJsonFile } from './read-json-file.js';

/** Golden patches prove identity, not quality: a handful does, and each costs a load some milliseconds. */
const MAX_GOLDEN_PATCHES = 64;
/** Mismatches named in the message; the worst first. */
const NAMED_MISMATCHES = 3;

interface Mismatch {
  readonly patch: string;
  readonly expected: number;
  readonly actual: number;
}

/**
 * Throws MODEL_INVALID for broken golden files, MODEL_GOLDEN_MISMATCH with the differences for scores beyond the
 * tolerance.
 */
export async function replayGolden(
  modelDir: string,
  manifest: ModelManifest,
  network: EngineNetwork,
  engine: InferenceEngine,
): Promise<void> {
  const golden = parseGoldenPatches(
    (await readJsonFile(path.join(modelDir, manifest.goldenFile), 'MODEL_INVALID')).value,
  );
  const count = golden.patches.length;
  if (count === 0 || count > MAX_GOLDEN_PATCHES) {
    throw new AppError(
      'MODEL_INVALID',
      `${manifest.goldenFile} holds ${count} patches; 1 to ${MAX_GOLDEN_PATCHES} are replayed`,
    );
  }
  const data = await readPixels(modelDir, golden.patches, manifest.patchSizePx);
  const centres = await network.centreProbabilities({ data, count, patchSizePx: manifest.patchSizePx });
  const mismatches = golden.patches.flatMap((patch, index) => {
    const pixels = centres.length / count;
    return mismatchesOf(patch, centres.subarray(index * pixels, (index + 1) * pixels), manifest, golden.tolerance);
  });
  if (mismatches.length > 0) throw goldenMismatch(manifest, mismatches, golden.tolerance, engine);
}

async function readPixels(modelDir: string, patches: readonly GoldenPatch[], patchSizePx: number): Promise<Uint8Array> {
  const bytesPerPatch = patchSizePx * patchSizePx * 3;
  const data = new Uint8Array(patches.length * bytesPerPatch);
  for (const [index, { file, sha256 }] of patches.entries()) {
    const image = await decodePatch(await readCheckedFile(modelDir, file, sha256)).catch((cause: unknown) => {
      throw new AppError('MODEL_INVALID', `${file} is no image that can be read`, { metadata: { file }, cause });
    });
    if (image.widthPx !== patchSizePx || image.heightPx !== patchSizePx) {
      throw new AppError(
        'MODEL_INVALID',
        `${file} is ${image.widthPx}×${image.heightPx} px, the model takes ${patchSizePx} px`,
      );
    }
    data.set(image.data, index * bytesPerPatch);
  }
  return data;
}

function mismatchesOf(
  patch: GoldenPatch,
  centre: Float32Array,
  manifest: ModelManifest,
  tolerance: number,
): readonly Mismatch[] {
  const replayed = [
    { patch: `${patch.file} (maximum)`, expected: patch.centreMax, actual: aggregatePatch(centre, { kind: 'max' }) },
    { patch: patch.file, expected: patch.score, actual: aggregatePatch(centre, manifest.aggregation) },
  ];
  // Written so that NaN is a mismatch.
  return replayed.filter(({ expected, actual }) => !(Math.abs(expected - actual) <= tolerance));
}

function goldenMismatch(
  manifest: ModelManifest,
  mismatches: readonly Mismatch[],
  tolerance: number,
  engine: InferenceEngine,
): AppError {
  const byDistance = [...mismatches].sort((a, b) => distance(b) - distance(a));
  const named = byDistance
    .slice(0, NAMED_MISMATCHES)
    .map(({ patch, expected, actual }) => `${patch}: ${actual} instead of ${expected}`);
  const label = `${manifest.name}/${manifest.version}`;
  return new AppError(
    'MODEL_GOLDEN_MISMATCH',
    `${label} does not reproduce its golden scores within ${tolerance} on ${engine.id} (${engine.device}): ${named.join('; ')}`,
    {
      metadata: {
        model: label,
        engine: engine.id,
        tolerance: String(tolerance),
        mismatches: String(mismatches.length),
        worstDifference: String(distance(byDistance[0])),
      },
    },
  );
}

function distance(mismatch: Mismatch | undefined): number {
  if (mismatch === undefined) return 0;
  const difference = Math.abs(mismatch.expected - mismatch.actual);
  return Number.isNaN(difference) ? Infinity : difference;
}
