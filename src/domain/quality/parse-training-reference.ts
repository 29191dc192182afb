import { AppError } from '../errors/app-error.js';
import type { FieldReader } from '../models/field-reader.js';
import { STAIN_FEATURES } from './stain-features.js';
import type { TrainingReference } from './training-distance.js';

/** Reads a manifest's `trainingReference`; throws MODEL_INVALID naming the field. */
export function parseTrainingReference(fields: FieldReader): TrainingReference {
  return {
    means: numbers(fields, 'means', STAIN_FEATURES),
    precision: numbers(fields, 'precision', STAIN_FEATURES ** 2),
    limit: fields.positive('limit'),
  };
}

function numbers(fields: FieldReader, key: string, count: number): readonly number[] {
  const value = fields.unknown(key);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const found = list.filter((item): item is number => typeof item === 'number' && Number.isFinite(item));
  if (list.length === count && found.length === count) return found;
  const field = `manifest.trainingReference.${key}`;
  throw new AppError('MODEL_INVALID', `${field} is not a list of ${count} numbers`, { metadata: { field } });
}
