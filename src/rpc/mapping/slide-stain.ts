import { invalidField } from '../../domain/errors/invalid-field.js';
import type { TwoStains, Vector3 } from '../../domain/stain/stain-statistics.js';
import { MIN_STAIN_COMPONENT, unmixes } from '../../domain/stain/unmix-stains.js';
import type { SlideStain__Output } from '../../gen/sentinode/v1/SlideStain.js';
import type { StainVector__Output } from '../../gen/sentinode/v1/StainVector.js';
import { numberIn, requiredMessage } from './fields.js';

/** Clients may round. */
const LENGTH = { min: 0.99, max: 1.01 };
const COMPONENT = { min: -1, max: 1 };
/** Ten times the darkest stain: black has a density of 5.5. */
const AMOUNT = { min: 0.01, max: 50 };

interface Stain {
  readonly vector: Vector3;
  readonly max: number;
}

export function fromSlideStain(message: SlideStain__Output, field: string): TwoStains {
  const haematoxylin = fromStainVector(message.haematoxylin, `${field}.haematoxylin`);
  const eosin = fromStainVector(message.eosin, `${field}.eosin`);
  const stains = { haematoxylin: haematoxylin.vector, eosin: eosin.vector };
  if (!unmixes(stains)) throw invalidField(field, 'has two stains that are the same');
  return { ...stains, maxHaematoxylin: haematoxylin.max, maxEosin: eosin.max };
}

function fromStainVector(message: StainVector__Output | null, field: string): Stain {
  const { red, green, blue, maxAmount } = requiredMessage(message, field);
  const vector: Vector3 = [
    numberIn(red, `${field}.red`, COMPONENT),
    numberIn(green, `${field}.green`, COMPONENT),
    numberIn(blue, `${field}.blue`, COMPONENT),
  ];
  numberIn(Math.hypot(...vector), field, LENGTH);
  if (vector.some((value) => value < MIN_STAIN_COMPONENT)) throw invalidField(field, 'adds light, which no dye does');
  return { vector, max: numberIn(maxAmount, `${field}.max_amount`, AMOUNT) };
}
