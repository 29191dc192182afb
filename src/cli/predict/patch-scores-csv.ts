import type { PredictionResult, SlidePatchScore } from '@sentinode/client';

/**
 * Patch scores as CSV, with WSInfer's columns first: `minx,miny,width,height` in level-0 pixels, then one
 * `prob_tumor_<model>` a model and the ensemble's.
 */
export function* patchScoresCsv(result: PredictionResult): Generator<string, void, undefined> {
  const models = result.modelScores.map(({ model }) => model);
  yield `${['minx', 'miny', 'width', 'height', ...[...models, 'ensemble'].map((name) => `prob_tumor_${name}`)].join(',')}\n`;
  const size = patchSizeAtLevel0(result);
  for (const patch of result.patchScores) yield `${row(patch, size)}\n`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function patchSizeAtLevel0({ provenance }: PredictionResult): Size {
  const side = provenance?.patchSizePx ?? 0;
  const { spacing, patchSpacing } = provenance ?? {};
  return {
    width: side * ratio(patchSpacing?.mppX, spacing?.mppX),
    height: side * ratio(patchSpacing?.mppY, spacing?.mppY),
  };
}

function ratio(patchMpp: number | undefined, level0Mpp: number | undefined): number {
  return patchMpp === undefined || level0Mpp === undefined ? 1 : patchMpp / level0Mpp;
}

function row(patch: SlidePatchScore, { width, height }: Size): string {
  const places = [patch.level0X, patch.level0Y, width, height].map((value) => Math.round(value));
  const probabilities = [...patch.probabilities, patch.ensembleProbability].map((value) => value.toFixed(6));
  return [...places, ...probabilities].join(',');
}
