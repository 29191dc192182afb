import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { Patch, PatchContent, PatchScore, ProbabilityMap } from '../../domain/predictions/patch.js';
import type { ScorePatchesOptions } from '../../app/use-cases.js';
import type { ModelScore } from '../../domain/predictions/prediction.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { ModelScore as ModelScoreMessage } from '../../gen/sentinode/v1/ModelScore.js';
import type { Patch__Output } from '../../gen/sentinode/v1/Patch.js';
import type {
  PatchAggregation as PatchAggregationMessage,
  PatchAggregation__Output,
} from '../../gen/sentinode/v1/PatchAggregation.js';
import type { PatchScore as PatchScoreMessage } from '../../gen/sentinode/v1/PatchScore.js';
import type { ProbabilityMap as ProbabilityMapMessage } from '../../gen/sentinode/v1/ProbabilityMap.js';
import type { SlideStain__Output } from '../../gen/sentinode/v1/SlideStain.js';
import type { Priority__Output } from '../../gen/sentinode/v1/Priority.js';
import type { RawRgb__Output } from '../../gen/sentinode/v1/RawRgb.js';
import { fromPriority } from './priority.js';
import { fromSlideStain } from './slide-stain.js';
import { boundedText, integerIn, numberIn, requiredMessage } from './fields.js';

const MAX_ID_CHARACTERS = 200;
/** Sides above any patch size; keeps width × height × 3 a sane number. */
const RAW_SIDES_PX = { min: 1, max: 4096 };
const BYTES_PER_PIXEL = 3;

export function fromPatches(patches: readonly Patch__Output[]): readonly Patch[] {
  return patches.map((patch, index) => fromPatch(patch, `patches[${index}]`));
}

export function fromPatch(patch: Patch__Output | null, field: string): Patch {
  const { id, encoded, raw } = requiredMessage(patch, field);
  return { id: boundedText(id, `${field}.id`, MAX_ID_CHARACTERS), content: fromContent(encoded, raw, field) };
}

function fromContent(encoded: Buffer | undefined, raw: RawRgb__Output | null | undefined, field: string): PatchContent {
  if (encoded) return { kind: 'encoded', data: encoded };
  const { data, widthPx, heightPx } = requiredMessage(raw, `${field}.content`);
  integerIn(widthPx, `${field}.raw.width_px`, RAW_SIDES_PX);
  integerIn(heightPx, `${field}.raw.height_px`, RAW_SIDES_PX);
  const expectedBytes = widthPx * heightPx * BYTES_PER_PIXEL;
  if (data.length !== expectedBytes)
    throw invalidField(`${field}.raw.data`, `has ${data.length} bytes instead of ${expectedBytes}`);
  return { kind: 'raw', data, widthPx, heightPx };
}

export function fromScoreOptions(request: {
  readonly aggregation: PatchAggregation__Output | null;
  readonly includeMaps: boolean;
  readonly slideStain?: SlideStain__Output | null;
  readonly priority: Priority__Output;
}): ScorePatchesOptions {
  const aggregation = fromAggregation(request.aggregation, 'aggregation');
  const slideStain = request.slideStain ? fromSlideStain(request.slideStain, 'slide_stain') : undefined;
  const priority = fromPriority(request.priority, 'priority');
  return {
    includeMaps: request.includeMaps,
    ...(aggregation && { aggregation }),
    ...(slideStain && { slideStain }),
    ...(priority && { priority }),
  };
}

/** Undefined: each model's own. */
export function fromAggregation(
  message: PatchAggregation__Output | null | undefined,
  field: string,
): PatchAggregation | undefined {
  if (message?.max) return { kind: 'max' };
  if (message?.percentile) {
    return {
      kind: 'percentile',
      percentile: numberIn(message.percentile.percentile, `${field}.percentile.percentile`, { min: 0, max: 100 }),
    };
  }
  if (message?.topKMean) {
    return {
      kind: 'meanTopK',
      k: integerIn(message.topKMean.k, `${field}.top_k_mean.k`, { min: 1, max: 2 ** 32 - 1 }),
    };
  }
  return undefined;
}

export function toAggregation(aggregation: PatchAggregation): PatchAggregationMessage {
  switch (aggregation.kind) {
    case 'max':
      return { max: {} };
    case 'percentile':
      return { percentile: { percentile: aggregation.percentile } };
    case 'meanTopK':
      return { topKMean: { k: aggregation.k } };
  }
}

export function toModelScore({ model, version, probability, precision }: ModelScore): ModelScoreMessage {
  return { model, version, probability, ...(precision && { precision }) };
}

export function toPatchScore(score: PatchScore): PatchScoreMessage {
  return {
    id: score.id,
    modelScores: score.modelScores.map(toModelScore),
    ensembleProbability: score.ensembleProbability,
    maps: score.maps.map(toMap),
    warnings: [...score.warnings],
  };
}

function toMap({ model, widthPx, heightPx, probabilities }: ProbabilityMap): ProbabilityMapMessage {
  return { model, widthPx, heightPx, probabilities: Array.from(probabilities) };
}
