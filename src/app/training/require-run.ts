import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { hasEnded } from '../../domain/work-state.js';
import type { TrainingPorts } from './training-ports.js';

/** Throws TRAINING_RUN_NOT_FOUND, also for one of another tenant. */
export async function requireRun(
  { metadata }: Pick<TrainingPorts, 'metadata'>,
  tenant: string,
  runId: string,
): Promise<TrainingRun> {
  const run = await metadata.trainingRuns.get(tenant, runId);
  if (run !== undefined) return run;
  throw new AppError('TRAINING_RUN_NOT_FOUND', 'no training run has this id', { metadata: { runId } });
}

/** Throws TRAINING_RUN_ACTIVE for a run that waits or trains. */
export function requireEnded(run: TrainingRun): void {
  if (hasEnded(run)) return;
  throw new AppError('TRAINING_RUN_ACTIVE', `the run is ${run.state}; cancel it first`, {
    metadata: { runId: run.id, state: run.state },
  });
}
