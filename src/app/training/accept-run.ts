// From a run to a job in the queue, with its row and first event on disk before it begins.
import { createDeferred } from '../../domain/async/deferred.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
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

async function submit(
  ports: TrainingPorts,
  run: TrainingRun,
  options: { readonly recovered: boolean },
  store: () => Promise<void>,
): Promise<void> {
  const { id, tenant } = run;
  const stored = createDeferred<boolean>();
  const ended = createDeferred<undefined>();
  const job = async (signal: AbortSignal): Promise<void> => {
    try {
      if (await stored.promise) await executeRun(ports, run, signal);
    } finally {
      ports.runningTrainings.delete(id);
      ended.resolve(undefined);
    }
  };
  ports.trainingJobs.submit({ id, tenant, run: job }, options);
  ports.runningTrainings.set(id, ended.promise);
  try {
    await store();
    stored.resolve(true);
  } catch (error) {
    stored.resolve(false);
    ports.trainingJobs.cancel(id, new AppError('CANCELLED', 'the run could not be stored', { cause: error }));
    throw error;
  }
}
