import { AUGMENTATION_PRESETS, type AugmentationOptions } from '../../domain/augmentation/augmentation-options.js';
import type { AugmentationRequest } from '../../domain/augmentation/resolve-augmentation.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { AugmentationPlan, AugmentationPlan__Output } from '../../gen/sentinode/v1/AugmentationPlan.js';
import { numberIn } from './fields.js';

type Amount = Exclude<keyof AugmentationOptions, 'flips' | 'quarterTurns'>;

/** Proto name and range of each amount. */
const AMOUNTS: Readonly<Record<Amount, readonly [name: string, min: number, max: number]>> = {
  rotationDegrees: ['rotation_degrees', 0, 180],
  zoom: ['zoom', 0, 0.5],
  shiftPx: ['shift_px', 0, 64],
  dimmest: ['dimmest', 0.01, 1],
  brightness: ['brightness', 0, 1],
  contrast: ['contrast', 0, 1],
  saturation: ['saturation', 0, 1],
  hueDegrees: ['hue_degrees', 0, 180],
  stainScale: ['stain_scale', 0, 1],
  stainShift: ['stain_shift', 0, 1],
};

export function fromAugmentationPlan(message: AugmentationPlan__Output): AugmentationRequest {
  const { preset, flips, quarterTurns } = message;
  if (preset !== '' && !Object.hasOwn(AUGMENTATION_PRESETS, preset)) {
    throw invalidField('data.augmentation.preset', `is none of ${Object.keys(AUGMENTATION_PRESETS).join(', ')}`);
  }
  const amounts = (Object.keys(AMOUNTS) as Amount[]).flatMap((amount) => {
    const value = message[amount];
    if (value === undefined) return [];
    const [name, min, max] = AMOUNTS[amount];
    return [[amount, numberIn(value, `data.augmentation.${name}`, { min, max })] as const];
  });
  return {
    preset,
    changes: {
      ...Object.fromEntries(amounts),
      ...(flips === undefined ? {} : { flips }),
      ...(quarterTurns === undefined ? {} : { quarterTurns }),
    },
  };
}

export function toAugmentationPlan({ preset, changes }: AugmentationRequest): AugmentationPlan {
  return { preset, ...changes };
}
