// A whole ensemble manifest around given variants.
import type { EnsembleManifest, EnsembleVariant } from '../../../src/domain/ensemble/ensemble-manifest.js';

export function ensembleOf(variants: Readonly<Record<string, EnsembleVariant>>): EnsembleManifest {
  const data = { name: 'synthetic', sha256: 'c'.repeat(64), positives: 7, negatives: 7 };
  return {
    schemaVersion: 1,
    version: 1,
    members: [
      { model: 'simplenet', version: 1, weightsDigest: 'a'.repeat(64) },
      { model: 'inceptionv3', version: 1, weightsDigest: 'b'.repeat(64) },
    ],
    patchSizePx: 96,
    mppX: 0.972,
    mppY: 0.972,
    defaultVariant: 'fitted',
    variants,
    fit: {
      method: 'test',
      fittedAt: '2026-01-01T00:00:00Z',
      command: 'fit',
      software: { sentinode: '1' },
      slides: data,
      patches: data,
      metrics: [],
    },
  };
}

export function variantOf(weights: readonly number[]): EnsembleVariant {
  const constants = {
    slope: 1,
    intercept: 0,
    members: weights.map((weight) => ({ weight, mean: 0, standardDeviation: 1 })),
  };
  return { transform: 'logit', slide: constants, patch: constants, slideThreshold: 0.5 };
}
