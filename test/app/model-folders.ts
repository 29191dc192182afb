// Manifests of models without weights, as the scripted compute host takes them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnsembleManifest } from '../../src/domain/ensemble/ensemble-manifest.js';
import type { ModelManifest } from '../../src/domain/models/model-manifest.js';

export function weightsDigest(name: string, version: number): string {
  return Buffer.from(`${name}/${version}`).toString('hex').padEnd(64, '0').slice(0, 64);
}

export function sampleManifest(name: string, version: number, overrides: Partial<ModelManifest> = {}): ModelManifest {
  return {
    schemaVersion: 1,
    name,
    version,
    architecture: { id: 'simplenet', options: {} },
    parameterCount: 1_538_048,
    weights: { file: 'weights.safetensors', sha256: weightsDigest(name, version), sizeBytes: 1 },
    mppX: 0.972,
    mppY: 0.972,
    patchSizePx: 96,
    centreSizePx: 32,
    aggregation: { kind: 'max' },
    aggregationChoice: 'stated',
    trainingData: { source: 's', licence: 'l', tumourPatches: 1, normalPatches: 1, sha256: '0'.repeat(64), split: 's' },
    training: { seed: 1, command: 'c', epochs: 1, startedAt: '2024-01-01', seconds: 1, software: {} },
    metrics: {},
    goldenFile: 'golden.json',
    ...overrides,
  };
}

export async function writeModel(modelsDir: string, manifest: ModelManifest): Promise<string> {
  const dir = join(modelsDir, manifest.name, String(manifest.version));
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return dir;
}

/** Two members of equal weight; a slide is positive from 0.5, which both reach at a score of 0.25. */
export function sampleEnsemble(): EnsembleManifest {
  const member = { weight: 0.5, mean: 0.25, standardDeviation: 1 };
  const constants = { members: [member, member], slope: 10, intercept: 0 };
  const data = { name: 'mosaics/validation', sha256: '0'.repeat(64), positives: 1, negatives: 1 };
  const variant = { transform: 'identity', slide: constants, patch: constants, slideThreshold: 0.5 } as const;
  return {
    schemaVersion: 1,
    version: 1,
    members: ['simplenet', 'inceptionv3'].map((model) => ({
      model,
      version: 1,
      weightsDigest: weightsDigest(model, 1),
    })),
    patchSizePx: 96,
    mppX: 0.972,
    mppY: 0.972,
    defaultVariant: 'fitted',
    variants: { fitted: variant, cautious: { ...variant, slideThreshold: 0.1 } },
    fit: { method: 'm', fittedAt: '2024-01-01', command: '', software: {}, slides: data, patches: data, metrics: [] },
  };
}

export async function writeEnsemble(modelsDir: string, ensemble: EnsembleManifest = sampleEnsemble()): Promise<void> {
  await mkdir(modelsDir, { recursive: true });
  await writeFile(join(modelsDir, 'ensemble.json'), JSON.stringify(ensemble));
}
