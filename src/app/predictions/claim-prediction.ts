import type { PatchAggregation, Prediction } from '../../domain/predictions/prediction.js';
import type { AppPorts } from '../app-ports.js';
import { claimRequestId, releaseRequestId, type ClaimKind } from '../request-claims.js';
import type { PredictSlideCommand } from '../use-cases.js';

const PREDICTION: ClaimKind = {
  scope: 'prediction',
  idName: 'predictionId',
  digestName: 'requestDigest',
  field: 'request_id',
  thing: 'a prediction',
  difference: 'other parameters',
};

/**
 * The prediction to join, or undefined when `predictionId` is to be created under the key. A prediction that failed
 * or was cancelled frees its key: asking again is how a caller retries.
 */
export function claimPrediction(
  { metadata, digests }: Pick<AppPorts, 'metadata' | 'digests'>,
  command: PredictSlideCommand,
  tenant: string,
  predictionId: string,
): Promise<Prediction | undefined> {
  return claimRequestId(metadata, PREDICTION, {
    tenant,
    requestId: command.requestId,
    id: predictionId,
    digest: () => requestDigest(digests, command),
    living: async (id) => {
      const prediction = await metadata.predictions.get(tenant, id);
      return prediction?.state === 'failed' || prediction?.state === 'cancelled' ? undefined : prediction;
    },
  });
}

export function releasePredictionClaim(
  { metadata }: Pick<AppPorts, 'metadata'>,
  prediction: Prediction,
): Promise<void> {
  return releaseRequestId(metadata, PREDICTION, prediction);
}

function requestDigest(digests: AppPorts['digests'], { slideId, parameters }: PredictSlideCommand): string {
  const { sampling, aggregation, ensembleVariant, tissueRule, order, stopWhenCertain } = parameters;
  const sample = sampling.mode === 'all' ? [] : [sampling.count, sampling.seed];
  const method = aggregation === undefined ? [] : [aggregation.kind, aggregationParameter(aggregation)];
  const rule = tissueRule === undefined ? [] : [tissueRule];
  // Nothing is added for what is left out: digests of before stay what they were.
  const early = order === undefined && stopWhenCertain === undefined ? [] : [{ order, stopWhenCertain }];
  return digests.sha256Hex(
    JSON.stringify([slideId, sampling.mode, sample, method, ensembleVariant ?? '', ...rule, ...early]),
  );
}

function aggregationParameter(aggregation: PatchAggregation): number {
  switch (aggregation.kind) {
    case 'max':
      return 0;
    case 'percentile':
      return aggregation.percentile;
    case 'meanTopK':
      return aggregation.k;
  }
}
