import { requireVariant } from '../../domain/ensemble/combine-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction, PredictionParameters } from '../../domain/predictions/prediction.js';
import type { PredictSlideCommand } from '../use-cases.js';
import { requireSlide } from '../slides/require-slide.js';
import { requireSpacing } from '../slides/require-spacing.js';
import { underRequestId } from '../under-request-id.js';
import { acceptPrediction } from './accept-prediction.js';
import { claimPrediction, releasePredictionClaim } from './claim-prediction.js';
import type { PredictionPorts } from './prediction-ports.js';

/**
 * The prediction to follow: a new one, or the one that holds the request id. All that can be refused is refused here.
 */
export function createPrediction(
  ports: PredictionPorts,
  command: PredictSlideCommand,
  tenant: string,
): Promise<Prediction> {
  const create = (): Promise<Prediction> =>
    ports.slideLocks.run(command.slideId, () => createUnderLocks(ports, command, tenant));
  return underRequestId(ports.requestIdLocks, { tenant, requestId: command.requestId }, create);
}

async function createUnderLocks(
  ports: PredictionPorts,
  command: PredictSlideCommand,
  tenant: string,
): Promise<Prediction> {
  const slide = await requireSlide(ports, tenant, command.slideId);
  const prediction = newPrediction(ports, command, tenant);
  const existing = await claimPrediction(ports, command, tenant, prediction.id);
  if (existing !== undefined) return existing;
  try {
    requireSpacing(slide);
    requireServable(ports, command.parameters);
    await acceptPrediction(ports, prediction, slide);
    return prediction;
  } catch (error) {
    await releasePredictionClaim(ports, prediction);
    throw error;
  }
}

function newPrediction(ports: PredictionPorts, command: PredictSlideCommand, tenant: string): Prediction {
  return {
    id: ports.newId(),
    tenant,
    slideId: command.slideId,
    requestId: command.requestId,
    keepRunning: command.keepRunning,
    ...(command.priority && { priority: command.priority }),
    state: 'queued',
    parameters: command.parameters,
    createTimeMs: ports.clock.now(),
  };
}

/** A look ahead: better refused now than after an hour in the queue. */
function requireServable({ serving }: PredictionPorts, { ensembleVariant }: PredictionParameters): void {
  const { ensemble, release } = serving.take();
  release();
  try {
    requireVariant(ensemble.manifest, ensembleVariant);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.reason, error.message, {
      fieldViolations: [{ field: 'parameters.ensemble_variant', description: error.message }],
    });
  }
}
