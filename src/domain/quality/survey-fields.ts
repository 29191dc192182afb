import type { RgbImage } from '../image.js';
import { percentileOf } from '../metrics/percentile-of.js';
import { fitStain } from '../stain/fit-stain.js';
import type { StainFit } from '../stain/stain-statistics.js';
import { MAX_FIT_PIXELS, tissuePixels } from '../stain/tissue-pixels.js';
import { BLURRED_SHARPNESS } from './quality-limits.js';
import { sharpnessOf } from './sharpness.js';
import type { FocusQuality, TrainingDistance } from './slide-quality.js';
import { stainFeatures } from './stain-features.js';
import { trainingDistance, type TrainingReference } from './training-distance.js';

/** What fields of tissue at QUALITY_MPP show; the parts are absent where there is nothing to measure. */
export interface FieldSurvey {
  readonly focus?: FocusQuality;
  readonly stain?: StainFit;
  readonly training?: TrainingDistance;
}

/** Side of the patches that the reference was made from. */
const PATCH_SIZE_PX = 96;

export function surveyFields(fields: readonly RgbImage[], reference: TrainingReference): FieldSurvey {
  if (fields.length === 0) return {};
  const sharpness = Float64Array.from(fields, sharpnessOf).sort();
  const blurred = sharpness.filter((value) => value < BLURRED_SHARPNESS).length;
  const features = fields.flatMap(patchesOf).map(stainFeatures);
  const training = trainingDistance(
    features.filter((patch) => patch !== undefined),
    reference,
  );
  const pixels = tissuePixels(
    fields.map(({ data }) => data),
    MAX_FIT_PIXELS,
  );
  return {
    focus: {
      fields: fields.length,
      sharpness: percentileOf(sharpness, 50),
      blurredShare: blurred / fields.length,
    },
    stain: fitStain('macenko', pixels),
    ...(training && { training }),
  };
}

function patchesOf({ data, widthPx, heightPx }: RgbImage): readonly Uint8Array[] {
  const patches: Uint8Array[] = [];
  for (let top = 0; top + PATCH_SIZE_PX <= heightPx; top += PATCH_SIZE_PX) {
    for (let left = 0; left + PATCH_SIZE_PX <= widthPx; left += PATCH_SIZE_PX) {
      const patch = new Uint8Array(PATCH_SIZE_PX * PATCH_SIZE_PX * 3);
      for (let row = 0; row < PATCH_SIZE_PX; row += 1) {
        const from = ((top + row) * widthPx + left) * 3;
        patch.set(data.subarray(from, from + PATCH_SIZE_PX * 3), row * PATCH_SIZE_PX * 3);
      }
      patches.push(patch);
    }
  }
  return patches;
}
