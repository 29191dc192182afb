import { orAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { hasEnded } from '../../domain/work-state.js';
import type { CallContext } from '../use-cases.js';
import { endedRun, storeRunEnd } from './end-run.js';
import { requireRun } from './require-run.js';
import type { TrainingPorts } from './training-ports.js';

/** Returns once the checkpoint and the end are written; a run that has ended already is returned as it is. */
export async function cancelRun(
  ports: TrainingPorts,
  runId: string,
  { principal, signal }: CallContext,
): Promise<TrainingRun> {
  const run = await requireRun(ports, principal.tenant, runId);
  if (hasEnded(run)) return run;
  const reason = new AppError('CANCELLED', 'the run was cancelled by CancelTraining; ResumeTraining goes on with it');
  const ended = ports.runningTrainings.get(runId);
  // One that could not be queued again after a restart is held by nobody.
  if (ended === undefined) await storeRunEnd(ports, await endedRun(ports, run, reason));
  ports.trainingJobs.cancel(runId, reason);
  if (ended !== undefined) await orAborted(ended, signal);
  return requireRun(ports, principal.tenant, runId);
}
