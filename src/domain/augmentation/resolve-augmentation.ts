import { AUGMENTATION_PRESETS, type AugmentationOptions } from './augmentation-options.js';

/** What a caller says of augmentation. */
export interface AugmentationRequest {
  /** Empty: the recipe's. */
  readonly preset: string;
  /** What replaces a part of the preset. */
  readonly changes: Partial<AugmentationOptions>;
}

/** What is left open is the recipe's. */
export function resolveAugmentation(
  recipe: AugmentationOptions,
  request: AugmentationRequest | undefined,
): AugmentationOptions {
  if (request === undefined) return recipe;
  return { ...(AUGMENTATION_PRESETS[request.preset] ?? recipe), ...request.changes };
}
