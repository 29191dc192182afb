import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EnsembleVariant } from '../../src/domain/ensemble/ensemble-manifest.js';
import { writeSeededModel, type SeededScale } from '../../test/support/seeded-model.js';

/** The method's patches and score. */
export const BENCH_SCALE: SeededScale = {
  patchSizePx: 256,
  centreSizePx: 128,
  mpp: 0.25,
  aggregation: { kind: 'max' },
};

const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A models folder of SimpleNet alone with seeded weights: speed does not depend on what was learnt. */
export async function writeBenchModels(modelsDir: string, scale = BENCH_SCALE): Promise<void> {
  const { manifest } = await writeSeededModel(modelsDir, 'simplenet', 7, scale);
  const constants = { members: [{ weight: 1, mean: 0.5, standardDeviation: 0.25 }], slope: 1, intercept: 0 };
  const variant: EnsembleVariant = { transform: 'identity', slide: constants, patch: constants, slideThreshold: 0.5 };
  const data = { name: 'none', sha256: SHA256_OF_NOTHING, positives: 1, negatives: 1 };
  const { patchSizePx, mppX, mppY, name: model, version, weights } = manifest;
  const ensemble = {
    schemaVersion: 1,
    members: [{ model, version, weightsDigest: weights.sha256 }],
    patchSizePx,
    mppX,
    mppY,
    defaultVariant: 'seeded',
    variants: { seeded: variant },
    fit: { method: 'none', fittedAt: '2026-01-01T00:00:00Z', slides: data, patches: data, metrics: [] },
  };
  await writeFile(path.join(modelsDir, 'ensemble.json'), JSON.stringify(ensemble));
}
