import { stainFeatures } from '../../domain/quality/stain-features.js';
import { isOutOfDistribution, trainingDistance, unlikeWarning } from '../../domain/quality/training-distance.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { PrepareBatch } from './stain-preparation.js';

/**
 * Says of each model that knows what it was trained on when most of the slide's tissue is unlike that, as the model
 * sees it: in its stain, at its scale.
 */
export function unlikeTraining(
  images: readonly Uint8Array[],
  models: readonly LoadedModel[],
  prepare: PrepareBatch,
): readonly string[] {
  return models.flatMap((model) => {
    const { trainingReference, patchSizePx, name, version } = model.manifest;
    if (trainingReference === undefined) return [];
    const features = images.flatMap(
      (data) => stainFeatures(prepare({ data, count: 1, patchSizePx }, model).data) ?? [],
    );
    const distance = trainingDistance(features, trainingReference);
    if (distance === undefined || !isOutOfDistribution(distance)) return [];
    return [unlikeWarning(distance, ` of ${name}/${version}`)];
  });
}
