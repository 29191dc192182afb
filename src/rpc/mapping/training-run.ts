import type { TrainCommand, TrainingRunView } from '../../app/use-cases.js';
import type { WorkState } from '../../domain/work-state.js';
import type { PatchFolders } from '../../gen/sentinode/v1/PatchFolders.js';
import type { TrainingRun as TrainingRunMessage } from '../../gen/sentinode/v1/TrainingRun.js';
import type { TrainingRunState as TrainingRunStateName } from '../../gen/sentinode/v1/TrainingRunState.js';
import type { TrainRequest } from '../../gen/sentinode/v1/TrainRequest.js';
import { toRpcStatus } from '../errors/error-details.js';
import { toTimestamp } from './common.js';
import { toDataPlan } from './to-data-plan.js';

const STATES: Readonly<Record<WorkState, TrainingRunStateName>> = {
  queued: 'TRAINING_RUN_STATE_QUEUED',
  running: 'TRAINING_RUN_STATE_RUNNING',
  succeeded: 'TRAINING_RUN_STATE_SUCCEEDED',
  failed: 'TRAINING_RUN_STATE_FAILED',
  cancelled: 'TRAINING_RUN_STATE_CANCELLED',
};

export function toTrainingRun(run: TrainingRunView): TrainingRunMessage {
  const { startTimeMs, endTimeMs, error, best, model } = run;
  return {
    id: run.id,
    state: STATES[run.state],
    request: toTrainRequest(run.command),
    createTime: toTimestamp(run.createTimeMs),
    ...(startTimeMs !== undefined && { startTime: toTimestamp(startTimeMs) }),
    ...(endTimeMs !== undefined && { endTime: toTimestamp(endTimeMs) }),
    ...(error && { error: toRpcStatus(error) }),
    resumable: isResumable(run),
    checkpointEpoch: run.checkpointEpoch ?? 0,
    ...(best && { bestEpoch: best.epoch, bestAuc: { name: 'auc', dataset: 'validation', ...best.auc } }),
    ...(model && { modelName: model.name, modelVersion: String(model.version) }),
    queuePosition: run.queuePosition,
    attempts: run.attempts,
  };
}

/** A run that still goes on has nothing to resume. */
function isResumable({ state, resumable }: TrainingRunView): boolean {
  return resumable && (state === 'failed' || state === 'cancelled');
}

/** With `patches` or `data`, as it came. */
function toTrainRequest({ architecture, patches, data, hyperparameters, ...names }: TrainCommand): TrainRequest {
  return {
    architecture,
    ...(data ? { data: toDataPlan(data) } : { patches: toPatchFolders(patches) }),
    hyperparameters,
    ...names,
  };
}

function toPatchFolders({ mppX, mppY, tumourClasses, ...folders }: TrainCommand['patches']): PatchFolders {
  return { ...folders, tumourClasses: [...tumourClasses], spacing: { mppX, mppY } };
}
