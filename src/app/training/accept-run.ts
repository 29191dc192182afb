// From a run to a job in the queue, with its row and first event on disk before it begins.
import type { TrainingRun } from '../../domain/training/training-run.js';
import type { SubmitOptions } from '../../ports/job-runner.js';
import { submitStored, type StoredWork } from '../submit-stored.js';
import { executeRun } from './execute-run.js';
import type { TrainingPorts } from './training-ports.js';

/** Throws QUEUE_FULL before anything is stored; when the row cannot be stored, the run never begins. */
export async function acceptRun(ports: TrainingPorts, run: TrainingRun): Promise<void> {
  const { trainingRuns, trainingEvents } = ports.metadata;
  await submit(ports, run, { recovered: false }, async () => {
    await trainingRuns.put(run);
    await trainingEvents.append(run.id, { kind: 'accepted', run });
  });
}

/** Puts a run that waited at a restart back into the queue, however full that is. */
export async function requeueRun(ports: TrainingPorts, run: TrainingRun): Promise<void> {
  await submit(ports, run, { recovered: true }, () => Promise.resolve());
}

function submit(
  ports: TrainingPorts,
  run: TrainingRun,
  options: SubmitOptions,
  store: () => Promise<void>,
): Promise<void> {
  const queue = { jobs: ports.trainingJobs, running: ports.runningTrainings, tracing: ports.tracing };
  const { id, tenant } = run;
  const work: StoredWork<void> = {
    id,
    tenant,
    name: 'train',
    store,
    run: (_, signal) => executeRun(ports, run, signal),
  };
  return submitStored(queue, work, options);
}
