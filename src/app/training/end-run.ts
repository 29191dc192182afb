import { AppError } from '../../domain/errors/app-error.js';
import type { ErrorReason } from '../../domain/errors/error-reason.js';
import { fromStoredError, toStoredError } from '../../domain/errors/stored-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import type { TrainingPorts } from './training-ports.js';

/** What the caller has to change before a run can be: without a checkpoint there is nothing to keep. */
const LOST: readonly ErrorReason[] = ['INVALID_FIELD', 'TRAINING_DATA_INVALID', 'MODEL_INVALID', 'MODEL_NOT_FOUND'];

/** The row as the error leaves it; what is no AppError is a defect, logged and not shown. */
export async function endedRun(ports: TrainingPorts, run: TrainingRun, thrown: unknown): Promise<TrainingRun> {
  const cause = ofChangedRun(thrown);
  const isDefect = !(cause instanceof AppError) || cause.reason === 'INTERNAL';
  if (isDefect) ports.log.error({ err: cause, runId: run.id }, 'a training run failed with a defect');
  const error = toStoredError(cause instanceof AppError ? cause : new AppError('INTERNAL', 'an internal error'));
  const { reason } = error;
  if (!isDefect) ports.log.info({ runId: run.id, reason }, 'a training run ended without a model');
  const isLost = LOST.includes(reason) && run.checkpointEpoch === undefined;
  if (isLost) await ports.models.deleteStagingDir(run.id);
  return {
    ...run,
    state: reason === 'CANCELLED' ? 'cancelled' : 'failed',
    endTimeMs: ports.clock.now(),
    error,
    resumable: !isLost,
  };
}

/** Writes the end down and tells all who follow; a run that had not begun when the server stopped waits instead. */
export async function storeRunEnd({ metadata, metrics }: TrainingPorts, end: TrainingRun): Promise<void> {
  const { trainingRuns, trainingEvents } = metadata;
  if (end.error?.reason === 'SERVER_DRAINING' && end.startTimeMs === undefined) {
    // Its row still says `queued`.
    trainingEvents.interrupt(end.id, fromStoredError(end.error));
    return;
  }
  await trainingRuns.put(end);
  await trainingEvents.append(end.id, { kind: 'ended', run: end });
  metrics.trainingEnded(end.state === 'cancelled' ? 'cancelled' : 'failed');
}

/** The trainer refuses to mix a checkpoint with other data or settings. */
function ofChangedRun(error: unknown): unknown {
  const isOther = error instanceof AppError && error.fieldViolations.some(({ field }) => field === 'outputFolder');
  return isOther
    ? new AppError('TRAINING_DATA_INVALID', 'the data or the recipe changed since the checkpoint; start a new run', {
        cause: error,
      })
    : error;
}
