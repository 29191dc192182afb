// Pixels as each model wants them: in the stain that its manifest names, or as they are.
import { fitStain } from '../../domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../domain/stain/stain-normaliser.js';
import {
  STAIN_PROBLEMS,
  type StainFit,
  type StainMethod,
  type StainNormaliser,
  type StainStatistics,
  type TwoStains,
} from '../../domain/stain/stain-statistics.js';
import { MAX_FIT_PIXELS, tissuePixels } from '../../domain/stain/tissue-pixels.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LoadedModel } from '../../ports/loaded-model.js';

/** The batch for one model; the batch itself is left as it is. */
export type PrepareBatch = (batch: PatchBatch, model: LoadedModel) => PatchBatch;

/** The methods that the models' manifests name, each once. */
export function stainMethodsOf(models: readonly LoadedModel[]): readonly StainMethod[] {
  return [...new Set(models.flatMap(({ manifest }) => manifest.stainNormalisation?.method ?? []))];
}

/** All patches of one slide: one normaliser a model that has a fit. */
export function slidePreparation(
  models: readonly LoadedModel[],
  fits: ReadonlyMap<StainMethod, StainFit>,
): PrepareBatch {
  const normalisers = new Map<LoadedModel, StainNormaliser>();
  for (const model of models) {
    const target = model.manifest.stainNormalisation;
    const fit = target && fits.get(target.method);
    if (target && fit?.kind === 'fitted') normalisers.set(model, createStainNormaliser(fit.statistics, target));
  }
  return (batch, model) => {
    const normalise = normalisers.get(model);
    return normalise === undefined ? batch : { ...batch, data: changed(batch.data, normalise) };
  };
}

/** A slide without statistics is scored as it is: a score that is marked is worth more than none. */
export function slideWarnings(fits: ReadonlyMap<StainMethod, StainFit>): readonly string[] {
  return [...fits].flatMap(([method, fit]) =>
    fit.kind === 'unfit'
      ? [`scored without the models' stain normalisation (${method}): ${STAIN_PROBLEMS[fit.problem]}`]
      : [],
  );
}

/** Single patches: by the slide's stain where the caller gives it, else each by its own. */
export interface PatchStains {
  readonly prepare: PrepareBatch;
  /** What a reader of the patch's score should know. */
  warningsOf(patch: Uint8Array): readonly string[];
}

export function patchStains(models: readonly LoadedModel[], slideStain: TwoStains | undefined): PatchStains {
  const own = (method: StainMethod, patch: Uint8Array): StainFit =>
    fitStain(method, tissuePixels([patch], MAX_FIT_PIXELS));
  const sourceOf = (target: StainStatistics, patch: Uint8Array): StainFit =>
    slideStain !== undefined && target.method === 'macenko'
      ? { kind: 'fitted', statistics: { method: 'macenko', ...slideStain } }
      : own(target.method, patch);
  return {
    prepare: (batch, { manifest: { stainNormalisation: target } }) => {
      if (target === undefined) return batch;
      const data = new Uint8Array(batch.data);
      for (const patch of patchesIn(data, batch.count)) {
        const fit = sourceOf(target, patch);
        if (fit.kind === 'fitted') createStainNormaliser(fit.statistics, target)(patch);
      }
      return { ...batch, data };
    },
    warningsOf: (patch) =>
      stainMethodsOf(models)
        .filter((method) => slideStain === undefined || method !== 'macenko')
        .map((method) => {
          const fit = own(method, patch);
          return fit.kind === 'fitted'
            ? `its stain was normalised (${method}) by itself alone, not by its slide`
            : `scored without the models' stain normalisation (${method}): ${STAIN_PROBLEMS[fit.problem]}`;
        }),
  };
}

/** Views of the patches of a batch. */
export function patchesIn(data: Uint8Array, count: number): readonly Uint8Array[] {
  const bytes = data.length / count;
  return Array.from({ length: count }, (_, index) => data.subarray(index * bytes, (index + 1) * bytes));
}

function changed(data: Uint8Array, normalise: StainNormaliser): Uint8Array {
  // Not `slice`, which of a Buffer is a view: the next model is to see the pixels as they are.
  const copy = new Uint8Array(data);
  normalise(copy);
  return copy;
}
