// How well a model does on one data set, as its manifest states it.
import type { AucWithInterval } from '../metrics/roc-auc.js';
import type { ShareWithInterval } from '../metrics/wilson-interval.js';
import type { FieldReader } from './field-reader.js';

/** All intervals are of 95 %. What may be absent is so in manifests made before it was measured. */
export interface ModelMetrics extends AucWithInterval {
  readonly patches: number;
  readonly tumourPatches: number;
  readonly note: string;
  /** Share of patches whose score stands on the right side of 0.5. */
  readonly accuracy?: ShareWithInterval;
  readonly sensitivityAt90?: SensitivityMetrics;
  readonly sensitivityAt95?: SensitivityMetrics;
  /** Area below the precision–recall curve, 0…1. */
  readonly averagePrecision?: number;
  /** Absent where patches do not name their slides, or these are of one class. */
  readonly slides?: SlideMetrics;
}

/** Of the tumour patches, at the threshold of this set's own ROC curve that has the specificity. */
export interface SensitivityMetrics extends ShareWithInterval {
  /** That or a little more than was asked for. */
  readonly specificity: number;
  /** Scores at or above it are called tumour; absent where only calling nothing is specific enough. */
  readonly threshold?: number;
}

/** A slide scored by the highest of the set's patches that are on it. */
export interface SlideMetrics extends AucWithInterval {
  readonly slides: number;
  readonly positiveSlides: number;
}

/** Throws MODEL_INVALID naming the field. */
export function parseModelMetrics(fields: FieldReader): ModelMetrics {
  return {
    ...parseAuc(fields),
    patches: fields.integer('patches', 1),
    tumourPatches: fields.integer('tumourPatches', 0),
    note: fields.text('note'),
    ...fields.optional('accuracy', (key) => parseShare(fields.object(key))),
    ...fields.optional('sensitivityAt90', (key) => parseSensitivity(fields.object(key))),
    ...fields.optional('sensitivityAt95', (key) => parseSensitivity(fields.object(key))),
    ...fields.optional('averagePrecision', (key) => fields.number(key)),
    ...fields.optional('slides', (key) => parseSlides(fields.object(key))),
  };
}

/** Throws MODEL_INVALID naming the field. */
export function parseAuc(fields: FieldReader): AucWithInterval {
  return { auc: fields.number('auc'), ciLow: fields.number('ciLow'), ciHigh: fields.number('ciHigh') };
}

function parseShare(fields: FieldReader): ShareWithInterval {
  return {
    value: fields.number('value'),
    ciLow: fields.number('ciLow'),
    ciHigh: fields.number('ciHigh'),
    count: fields.integer('count', 1),
  };
}

function parseSensitivity(fields: FieldReader): SensitivityMetrics {
  return {
    ...parseShare(fields),
    specificity: fields.number('specificity'),
    ...fields.optional('threshold', (key) => fields.number(key)),
  };
}

function parseSlides(fields: FieldReader): SlideMetrics {
  return {
    ...parseAuc(fields),
    slides: fields.integer('slides', 2),
    positiveSlides: fields.integer('positiveSlides', 1),
  };
}
