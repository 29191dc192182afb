import { invalidField } from '../domain/errors/invalid-field.js';
import type { TrainingWork } from '../ports/trainer.js';

/**
 * Throws INVALID_FIELD, by its name in the request, for a label or a loss larger than the patches, whose size is known
 * late.
 */
export function requireWithinPatch({ labelSizePx, hyperparameters }: TrainingWork, patchSizePx: number): void {
  const sides = [
    ['data.label_size_px', labelSizePx],
    ['hyperparameters.loss_size_px', hyperparameters.lossSizePx],
  ] as const;
  for (const [field, sidePx] of sides) {
    if (sidePx > patchSizePx) {
      throw invalidField(field, `must be at most the patches' side, ${patchSizePx} px, not ${sidePx}`);
    }
  }
}
