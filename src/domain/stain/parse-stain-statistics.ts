import { AppError } from '../errors/app-error.js';
import type { FieldReader } from '../models/field-reader.js';
import { STAIN_METHODS, type StainMethod, type StainStatistics, type Vector3 } from './stain-statistics.js';
import { MIN_STAIN_COMPONENT, unmixes } from './unmix-stains.js';

/** Reads a manifest's `stainNormalisation`; throws MODEL_INVALID naming the field. */
export function parseStainStatistics(fields: FieldReader): StainStatistics {
  const method = fields.text('method');
  if (!isStainMethod(method)) {
    throw new AppError('MODEL_INVALID', `stain normalisation "${method}" is none of ${STAIN_METHODS.join(', ')}`, {
      metadata: { field: 'manifest.stainNormalisation.method' },
    });
  }
  if (method === 'reinhard' || method === 'reinhard-modified') {
    const means = vector(fields.unknown('means'), 'means');
    const deviations = vector(fields.unknown('deviations'), 'deviations');
    if (deviations.some((deviation) => deviation <= 0)) throw invalid('deviations', 'are not all above 0');
    return { method, means, deviations };
  }
  const haematoxylin = unitVector(fields.unknown('haematoxylin'), 'haematoxylin');
  const eosin = unitVector(fields.unknown('eosin'), 'eosin');
  if (!unmixes({ haematoxylin, eosin })) throw invalid('eosin', 'is the same stain as haematoxylin');
  return {
    method,
    haematoxylin,
    eosin,
    maxHaematoxylin: fields.positive('maxHaematoxylin'),
    maxEosin: fields.positive('maxEosin'),
  };
}

function isStainMethod(text: string): text is StainMethod {
  return (STAIN_METHODS as readonly string[]).includes(text);
}

/** Written with fewer digits than computed. */
const LENGTH_TOLERANCE = 0.01;

function unitVector(value: unknown, key: string): Vector3 {
  const stain = vector(value, key);
  if (Math.abs(Math.hypot(...stain) - 1) > LENGTH_TOLERANCE) throw invalid(key, 'is not of length 1');
  if (stain.some((value) => value < MIN_STAIN_COMPONENT)) throw invalid(key, 'adds light, which no dye does');
  return stain;
}

function vector(value: unknown, key: string): Vector3 {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const [first, second, third] = list;
  if (list.length !== 3 || !isFiniteNumber(first) || !isFiniteNumber(second) || !isFiniteNumber(third)) {
    throw invalid(key, 'is not a list of three numbers');
  }
  return [first, second, third];
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function invalid(key: string, problem: string): AppError {
  const field = `manifest.stainNormalisation.${key}`;
  return new AppError('MODEL_INVALID', `${field} ${problem}`, { metadata: { field } });
}
