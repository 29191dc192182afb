// Idempotency of predictions: one request id is one prediction, and only of the same slide with the same parameters.
import { AppError } from '../../domain/errors/app-error.js';
import type { PatchAggregation, Prediction } from '../../domain/predictions/prediction.js';
import type { MetadataStore } from '../../ports/record-store.js';
import type { AppPorts } from '../app-ports.js';
import type { PredictSlideCommand } from '../use-cases.js';

const SCOPE = 'prediction';
const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

interface Claim {
  readonly predictionId: string;
  readonly requestDigest: string;
}

/**
 * The prediction to join, or undefined when `predictionId` is to be created under the key. A prediction that failed
 * or was cancelled frees its key: asking again is how a caller retries. Call under the request id's lock.
 */
export async function claimPrediction(
  { metadata, digests }: Pick<AppPorts, 'metadata' | 'digests'>,
  command: PredictSlideCommand,
  tenant: string,
  predictionId: string,
): Promise<Prediction | undefined> {
  const { requestId } = command;
  if (requestId === '') return undefined;
  requireRequestId(requestId);
  const wanted: Claim = { predictionId, requestDigest: requestDigest(digests, command) };
  const held = JSON.parse(await metadata.requestIds.claim(tenant, SCOPE, requestId, JSON.stringify(wanted))) as Claim;
  if (held.predictionId === predictionId) return undefined;
  const prediction = await metadata.predictions.get(tenant, held.predictionId);
  if (prediction === undefined || prediction.state === 'failed' || prediction.state === 'cancelled') {
    await metadata.requestIds.release(tenant, SCOPE, requestId);
    return claimPrediction({ metadata, digests }, command, tenant, predictionId);
  }
  if (held.requestDigest === wanted.requestDigest) return prediction;
  throw new AppError('REQUEST_ID_REUSED', 'this request_id belongs to a prediction with other parameters', {
    metadata: { predictionId: prediction.id },
    fieldViolations: [{ field: 'request_id', description: 'was used with other parameters' }],
  });
}

/** Leaves a key that has been claimed by a later prediction alone. */
export async function releasePredictionClaim(
  { requestIds }: Pick<MetadataStore, 'requestIds'>,
  { id, tenant, requestId }: Pick<Prediction, 'id' | 'tenant' | 'requestId'>,
): Promise<void> {
  if (requestId === '') return;
  const probe: Claim = { predictionId: id, requestDigest: '' };
  const held = JSON.parse(await requestIds.claim(tenant, SCOPE, requestId, JSON.stringify(probe))) as Claim;
  if (held.predictionId === id) await requestIds.release(tenant, SCOPE, requestId);
}

function requestDigest(digests: AppPorts['digests'], { slideId, parameters }: PredictSlideCommand): string {
  const { sampling, aggregation, ensembleVariant, tissueRule } = parameters;
  const sample = sampling.mode === 'all' ? [] : [sampling.count, sampling.seed];
  const method = aggregation === undefined ? [] : [aggregation.kind, aggregationParameter(aggregation)];
  const rule = tissueRule === undefined ? [] : [tissueRule];
  return digests.sha256Hex(JSON.stringify([slideId, sampling.mode, sample, method, ensembleVariant ?? '', ...rule]));
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

function requireRequestId(requestId: string): void {
  if (REQUEST_ID.test(requestId)) return;
  const description = 'must be 1 to 128 letters, digits or any of . _ : -';
  throw new AppError('INVALID_FIELD', `request_id ${description}`, {
    fieldViolations: [{ field: 'request_id', description }],
  });
}
