import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { acceptRun } from './accept-run.js';
import { mendLastEvent } from './follow-run.js';
import { planTraining } from './plan-training.js';
import { requireEnded, requireRun } from './require-run.js';
import { requireTrainer } from './require-trainer.js';
import type { TrainingPorts } from './training-ports.js';

export interface ResumedRun {
  readonly run: TrainingRun;
  readonly afterSequence: number;
}

/** Queues an ended run again. Throws TRAINING_RUN_ACTIVE, TRAINING_RUN_NOT_RESUMABLE and what `planTraining` throws. */
export async function resumeRun(ports: TrainingPorts, tenant: string, runId: string): Promise<ResumedRun> {
  return ports.runLocks.run(runId, async () => {
    const ended = await requireRun(ports, tenant, runId);
    requireEnded(ended);
    requireResumable(ended);
    await planTraining(ports, ended.command);
    await requireTrainer(ports.trainer);
    await mendLastEvent(ports, ended);
    const afterSequence = await ports.metadata.trainingEvents.lastSequence(runId);
    const { error: _, endTimeMs: __, startTimeMs: ___, ...rest } = ended;
    const run: TrainingRun = { ...rest, state: 'queued' };
    try {
      await acceptRun(ports, run);
    } catch (error) {
      await ports.metadata.trainingRuns.put(ended);
      throw error;
    }
    return { run, afterSequence };
  });
}

function requireResumable({ id, state, resumable }: TrainingRun): void {
  if (resumable && state !== 'succeeded') return;
  const why = state === 'succeeded' ? 'it has a model' : 'nothing is left to go on with; start a new run';
  throw new AppError('TRAINING_RUN_NOT_RESUMABLE', `the run cannot be resumed: ${why}`, {
    metadata: { runId: id, state },
  });
}
