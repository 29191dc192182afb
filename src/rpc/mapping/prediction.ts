import type { PredictSlideCommand } from '../../app/use-cases.js';
import type {
  NumberedPredictionEvent,
  Prediction,
  PredictionParameters,
  PredictionPhase,
  PredictionProgress,
  Sampling,
  SlidePatchScore,
} from '../../domain/predictions/prediction.js';
import type { WorkState } from '../../domain/work-state.js';
import type { Prediction as PredictionMessage } from '../../gen/sentinode/v1/Prediction.js';
import type { PredictionEvent as PredictionEventMessage } from '../../gen/sentinode/v1/PredictionEvent.js';
import type {
  PredictionParameters as PredictionParametersMessage,
  PredictionParameters__Output,
} from '../../gen/sentinode/v1/PredictionParameters.js';
import type { PredictionPhase as PredictionPhaseName } from '../../gen/sentinode/v1/PredictionPhase.js';
import type { PredictionProgress as PredictionProgressMessage } from '../../gen/sentinode/v1/PredictionProgress.js';
import type { PredictionState as PredictionStateName } from '../../gen/sentinode/v1/PredictionState.js';
import type { PredictSlideRequest__Output } from '../../gen/sentinode/v1/PredictSlideRequest.js';
import type { Sampling as SamplingMessage, Sampling__Output } from '../../gen/sentinode/v1/Sampling.js';
import { toRpcStatus } from '../errors/error-details.js';
import { fromAnytime, toAnytime } from './anytime.js';
import { toTimestamp } from './common.js';
import { boundedText, integerIn, requiredText, zeroOrIntegerIn } from './fields.js';
import { fromAggregation, toAggregation, toModelScore } from './patch.js';
import { toPredictionResult } from './prediction-result.js';
import { fromPriority, toPriority } from './priority.js';
import { fromTissueRule, toTissueRule } from './tissue-rule.js';

/** Room for a UUID in any spelling. */
const MAX_REQUEST_ID_CHARACTERS = 128;
const SAMPLE_COUNTS = { min: 1, max: 10_000_000 };
/** The original method's sample. */
const DEFAULT_SAMPLE_COUNT = 5_000;
/** A seed is a number here; above this, two seeds could be one. */
const SEEDS = { min: 0, max: Number.MAX_SAFE_INTEGER };

export function fromPredictSlideRequest(request: PredictSlideRequest__Output): PredictSlideCommand {
  const priority = fromPriority(request.priority, 'priority');
  return {
    slideId: requiredText(request.slideId, 'slide_id'),
    parameters: fromPredictionParameters(request.parameters),
    requestId: boundedText(request.requestId, 'request_id', MAX_REQUEST_ID_CHARACTERS),
    keepRunning: request.keepRunning,
    ...(priority && { priority }),
  };
}

export function fromPredictionParameters(parameters: PredictionParameters__Output | null): PredictionParameters {
  const aggregation = fromAggregation(parameters?.aggregation, 'parameters.aggregation');
  const tissueRule = fromTissueRule(parameters?.tissueRule ?? 'TISSUE_RULE_UNSPECIFIED', 'parameters.tissue_rule');
  const ensembleVariant = boundedText(parameters?.ensembleVariant ?? '', 'parameters.ensemble_variant', 64);
  return {
    sampling: fromSampling(parameters?.sampling ?? null),
    ...(aggregation && { aggregation }),
    ...(ensembleVariant !== '' && { ensembleVariant }),
    ...(tissueRule && { tissueRule }),
    ...fromAnytime(parameters),
  };
}

function fromSampling(sampling: Sampling__Output | null): Sampling {
  if (sampling?.random) return { mode: 'random', ...fromSample(sampling.random, 'parameters.sampling.random') };
  if (sampling?.stratified)
    return { mode: 'stratified', ...fromSample(sampling.stratified, 'parameters.sampling.stratified') };
  return { mode: 'all' };
}

function fromSample(
  sample: { readonly count: number; readonly seed: number },
  field: string,
): { count: number; seed: number } {
  return {
    count: zeroOrIntegerIn(sample.count, `${field}.count`, SAMPLE_COUNTS) || DEFAULT_SAMPLE_COUNT,
    seed: integerIn(sample.seed, `${field}.seed`, SEEDS),
  };
}

export function toPrediction(prediction: Prediction, patchScores: readonly SlidePatchScore[] = []): PredictionMessage {
  return {
    id: prediction.id,
    slideId: prediction.slideId,
    state: STATES[prediction.state],
    parameters: toParameters(prediction.parameters),
    createTime: toTimestamp(prediction.createTimeMs),
    ...(prediction.endTimeMs !== undefined && { endTime: toTimestamp(prediction.endTimeMs) }),
    ...(prediction.result && { result: toPredictionResult(prediction.result, patchScores) }),
    ...(prediction.error && { error: toRpcStatus(prediction.error) }),
    priority: toPriority(prediction.priority),
  };
}

function toParameters({
  sampling,
  aggregation,
  ensembleVariant,
  tissueRule,
  ...anytime
}: PredictionParameters): PredictionParametersMessage {
  return {
    sampling: toSampling(sampling),
    ...(aggregation && { aggregation: toAggregation(aggregation) }),
    ensembleVariant: ensembleVariant ?? '',
    tissueRule: toTissueRule(tissueRule),
    ...toAnytime(anytime),
  };
}

function toSampling(sampling: Sampling): SamplingMessage {
  if (sampling.mode === 'all') return { all: {} };
  const { mode, count, seed } = sampling;
  return { [mode]: { count, seed } };
}

export function toPredictionEvent(
  { sequence, event }: NumberedPredictionEvent,
  patchScores: readonly SlidePatchScore[] = [],
): PredictionEventMessage {
  switch (event.kind) {
    case 'accepted':
      return { sequence, accepted: toPrediction(event.prediction) };
    case 'progress':
      return { sequence, progress: toProgress(event.progress) };
    case 'finished':
      return { sequence, finished: toPrediction(event.prediction, patchScores) };
  }
}

function toProgress(progress: PredictionProgress): PredictionProgressMessage {
  const { etaSeconds, partialEnsemble } = progress;
  return {
    phase: PHASES[progress.phase],
    patchesDone: progress.patchesDone,
    patchesTotal: progress.patchesTotal,
    patchesPerSecond: progress.patchesPerSecond,
    ...(etaSeconds !== undefined && { etaSeconds }),
    partialScores: progress.partialScores.map(toModelScore),
    ...(partialEnsemble !== undefined && { partialEnsemble }),
    queuePosition: progress.queuePosition,
  };
}

const PHASES: Readonly<Record<PredictionPhase, PredictionPhaseName>> = {
  queued: 'PREDICTION_PHASE_QUEUED',
  opening: 'PREDICTION_PHASE_OPENING',
  tissue: 'PREDICTION_PHASE_TISSUE',
  scoring: 'PREDICTION_PHASE_SCORING',
  aggregating: 'PREDICTION_PHASE_AGGREGATING',
};

const STATES: Readonly<Record<WorkState, PredictionStateName>> = {
  queued: 'PREDICTION_STATE_QUEUED',
  running: 'PREDICTION_STATE_RUNNING',
  succeeded: 'PREDICTION_STATE_SUCCEEDED',
  failed: 'PREDICTION_STATE_FAILED',
  cancelled: 'PREDICTION_STATE_CANCELLED',
};
