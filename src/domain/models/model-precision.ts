// A version that is served in another precision than float32: what it was made from, and what that changed.
import type { AucDifference, AucWithInterval } from '../metrics/roc-auc.js';
import { REDUCED_PRECISIONS, type Precision, type ReducedPrecision } from '../networks/precision.js';
import type { FieldReader } from './field-reader.js';
import { parseAuc } from './model-metrics.js';
import { SHA256_HEX } from '../text/sha256-hex.js';

export interface ModelPrecision {
  readonly kind: ReducedPrecision;
  /** The float32 version. */
  readonly from: PrecisionSource;
  /** Of int8 alone: the patches that chose the range of each value. */
  readonly calibration?: RangeCalibration;
  /** By data set, `validation` first. */
  readonly change: Readonly<Record<string, PrecisionChange>>;
  readonly speed: PrecisionSpeed;
}

export interface PrecisionSource {
  readonly model: string;
  readonly version: number;
  /** SHA-256 of its weights file, 64 lower-case hex digits. */
  readonly weightsDigest: string;
}

export interface RangeCalibration {
  readonly patches: number;
  /** SHA-256 over the lines `<relative path>\t<file sha256>\n`, sorted. */
  readonly sha256: string;
  /** Each range holds the extremes of so many per cent of the patches, cut at both ends alike. */
  readonly percentile: number;
}

/** The float32 version and this one on the same patches. */
export interface PrecisionChange {
  readonly patches: number;
  readonly tumourPatches: number;
  /** As RangeCalibration has it. */
  readonly sha256: string;
  readonly float32: AucWithInterval;
  readonly reduced: AucWithInterval;
  /** Reduced less float32. */
  readonly difference: AucDifference;
  /** Between the two scores of a patch, 0…1. */
  readonly largestScoreChange: number;
  readonly meanScoreChange: number;
  /** Share of the patches that changed sides of 0.5. */
  readonly changedSides: number;
}

/** Processor time over all threads, both networks in one process, batch about. */
export interface PrecisionSpeed {
  /** Engine and device. */
  readonly measuredOn: string;
  readonly float32CpuMsPerPatch: number;
  readonly reducedCpuMsPerPatch: number;
}

/** What the version of a manifest is served in. */
export function precisionOf({ precision }: { readonly precision?: Pick<ModelPrecision, 'kind'> }): Precision {
  return precision?.kind ?? 'float32';
}

/** Throws MODEL_INVALID naming the field. */
export function parseModelPrecision(fields: FieldReader): ModelPrecision {
  const from = fields.object('from');
  const speed = fields.object('speed');
  return {
    kind: fields.oneOf('kind', REDUCED_PRECISIONS),
    from: {
      model: from.text('model'),
      version: from.integer('version', 1),
      weightsDigest: from.matching('weightsDigest', SHA256_HEX),
    },
    ...fields.optional('calibration', (key) => parseCalibration(fields.object(key))),
    change: fields.object('change').map((sets, key) => parseChange(sets.object(key))),
    speed: {
      measuredOn: speed.text('measuredOn'),
      float32CpuMsPerPatch: speed.positive('float32CpuMsPerPatch'),
      reducedCpuMsPerPatch: speed.positive('reducedCpuMsPerPatch'),
    },
  };
}

function parseCalibration(fields: FieldReader): RangeCalibration {
  return {
    patches: fields.integer('patches', 1),
    sha256: fields.matching('sha256', SHA256_HEX),
    percentile: fields.positive('percentile'),
  };
}

function parseChange(fields: FieldReader): PrecisionChange {
  const difference = fields.object('difference');
  return {
    patches: fields.integer('patches', 1),
    tumourPatches: fields.integer('tumourPatches', 0),
    sha256: fields.matching('sha256', SHA256_HEX),
    float32: parseAuc(fields.object('float32')),
    reduced: parseAuc(fields.object('reduced')),
    difference: {
      value: difference.number('value'),
      ciLow: difference.number('ciLow'),
      ciHigh: difference.number('ciHigh'),
    },
    largestScoreChange: fields.number('largestScoreChange'),
    meanScoreChange: fields.number('meanScoreChange'),
    changedSides: fields.number('changedSides'),
  };
}
