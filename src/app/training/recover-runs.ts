// What a stop has left of training runs, and what is kept of runs that nobody resumes.
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import { hasEnded } from '../../domain/work-state.js';
import { requeueRun } from './accept-run.js';
import { endedRun, storeRunEnd } from './end-run.js';
import type { TrainingPorts } from './training-ports.js';

/**
 * Call once, before the first request: runs that trained are failed and can be resumed, runs that waited wait again.
 */
export async function recoverRuns(ports: TrainingPorts): Promise<void> {
  const waiting: TrainingRun[] = [];
  const kept = new Set<string>();
  for await (const run of ports.metadata.trainingRuns.all()) {
    if (run.state !== 'succeeded' && run.resumable) kept.add(run.id);
    if (run.state === 'queued') waiting.push(run);
    else if (run.state === 'running') await failRestarted(ports, run);
  }
  await dropOrphans(ports, kept);
  for (const run of waiting) await requeueRun(ports, run);
}

/**
 * Drops the checkpoints of runs that ended too long ago without a model; row and events stay until they are deleted.
 */
export async function dropStaleCheckpoints(ports: TrainingPorts): Promise<void> {
  const { metadata, models, runLocks, log } = ports;
  for await (const listed of metadata.trainingRuns.all()) {
    if (!isStale(ports, listed)) continue;
    const { id, tenant } = listed;
    await runLocks.run(id, async () => {
      // It may have been resumed or deleted while its lock was waited for.
      const run = await metadata.trainingRuns.get(tenant, id);
      if (run === undefined || !isStale(ports, run)) return;
      await models.deleteStagingDir(id);
      await metadata.trainingRuns.put({ ...run, resumable: false });
      log.info({ runId: id }, 'the checkpoints of a training run that nobody resumed were dropped');
    });
  }
}

function isStale({ clock, trainingRunTtlMs }: TrainingPorts, run: TrainingRun): boolean {
  return hasEnded(run) && run.resumable && (run.endTimeMs ?? 0) + trainingRunTtlMs <= clock.now();
}

async function failRestarted(ports: TrainingPorts, run: TrainingRun): Promise<void> {
  const message = 'the server restarted while the run trained; ResumeTraining goes on at its last checkpoint';
  await storeRunEnd(ports, await endedRun(ports, run, new AppError('SERVER_RESTARTED', message)));
}

/** Folders of runs that are gone or done: a crash may have come before they were dropped. */
async function dropOrphans({ models }: TrainingPorts, kept: ReadonlySet<string>): Promise<void> {
  for (const runId of await models.listStagingDirs()) {
    if (!kept.has(runId)) await models.deleteStagingDir(runId);
  }
}
