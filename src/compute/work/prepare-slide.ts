import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import { fitSlideStain } from '../../domain/stain/fit-slide-stain.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { ScoreSlideArgs } from '../messages.js';
import { planSlide, type SlidePlan } from './plan-slide.js';
import { slidePreparation, slideWarnings, stainMethodsOf, type PrepareBatch } from './stain-preparation.js';
import { surveyTissue } from './survey-tissue.js';
import { unlikeTraining } from './unlike-training.js';

export interface PreparedSlide {
  readonly plan: SlidePlan;
  /** What is done to each batch before it reaches a network. */
  readonly prepare: PrepareBatch;
  readonly warnings: readonly string[];
}

export interface SlidePreparation {
  readonly models: readonly LoadedModel[];
  readonly readScaledRegion: ReadScaledRegion;
  readonly signal: AbortSignal;
}

/** All that comes before the scoring: its tissue, its patches, and its stain. `model`: of whatever the models share. */
export async function prepareSlide(
  reader: SlideReader,
  { spacing, sampling, tissueRule = 'otsu' }: ScoreSlideArgs,
  model: ModelManifest,
  { models, readScaledRegion: read, signal }: SlidePreparation,
): Promise<PreparedSlide> {
  throwIfAborted(signal);
  const plan = await planSlide(reader, { spacing, model, sampling, tissueRule }, read, signal);
  const methods = stainMethodsOf(models);
  // Nothing is read for models that neither normalise nor know what they were trained on.
  const isAsked = methods.length > 0 || models.some(({ manifest }) => manifest.trainingReference !== undefined);
  const images = isAsked ? await surveyTissue(reader, plan, model.patchSizePx, { read, signal }) : [];
  const fits = fitSlideStain(images, methods);
  const prepare = slidePreparation(models, fits);
  return { plan, prepare, warnings: [...slideWarnings(fits), ...unlikeTraining(images, models, prepare)] };
}
