import type { TrainCommand } from '../../domain/training/train-command.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { underRequestId } from '../under-request-id.js';
import { acceptRun } from './accept-run.js';
import { claimRun, releaseRunClaim } from './claim-run.js';
import { planTraining } from './plan-training.js';
import { requireTrainer } from './require-trainer.js';
import type { TrainingPorts } from './training-ports.js';

/** The run to follow: a new one, or the one that holds the request id. All that can be refused is refused here. */
export function createRun(ports: TrainingPorts, command: TrainCommand, tenant: string): Promise<TrainingRun> {
  const { requestId } = command;
  return underRequestId(ports.requestIdLocks, { tenant, requestId }, () => createUnderLock(ports, command, tenant));
}

async function createUnderLock(ports: TrainingPorts, command: TrainCommand, tenant: string): Promise<TrainingRun> {
  const run: TrainingRun = {
    id: ports.newId(),
    tenant,
    requestId: command.requestId,
    state: 'queued',
    command,
    createTimeMs: ports.clock.now(),
    resumable: true,
    attempts: 0,
  };
  const existing = await claimRun(ports, command, tenant, run.id);
  if (existing !== undefined) return existing;
  try {
    await planTraining(ports, command);
    await requireTrainer(ports.trainer);
    await acceptRun(ports, run);
    return run;
  } catch (error) {
    await ports.metadata.trainingEvents.delete(run.id);
    await ports.metadata.trainingRuns.delete(tenant, run.id);
    await releaseRunClaim(ports, run);
    throw error;
  }
}
