import { createDeferred } from '../domain/async/deferred.js';
import { AppError } from '../domain/errors/app-error.js';
import type { JobRunner, SubmitOptions } from '../ports/job-runner.js';

/** Work whose row is on disk before it begins; `Stored` is what storing it hands over. */
export interface StoredWork<Stored> {
  readonly id: string;
  readonly tenant: string;
  /** As a job's. */
  readonly patches?: number;
  /** Called once the queue has taken the work. */
  store(): Promise<Stored>;
  run(stored: Stored, signal: AbortSignal): Promise<void>;
}

export interface StoredQueue {
  readonly jobs: JobRunner;
  /** Work that this process holds, waiting or running; each resolves once its end is written down. */
  readonly running: Map<string, Promise<void>>;
}

/** Throws QUEUE_FULL before anything is stored; when it cannot be stored, the work never runs. */
export async function submitStored<Stored>(
  { jobs, running }: StoredQueue,
  work: StoredWork<Stored>,
  options: SubmitOptions,
): Promise<void> {
  const { id, tenant, patches } = work;
  const stored = createDeferred<{ readonly value: Stored } | undefined>();
  const ended = createDeferred<undefined>();
  const run = async (signal: AbortSignal): Promise<void> => {
    try {
      const outcome = await stored.promise;
      if (outcome !== undefined) await work.run(outcome.value, signal);
    } finally {
      running.delete(id);
      ended.resolve(undefined);
    }
  };
  jobs.submit({ id, tenant, ...(patches !== undefined && { patches }), run }, options);
  running.set(id, ended.promise);
  try {
    stored.resolve({ value: await work.store() });
  } catch (error) {
    stored.resolve(undefined);
    jobs.cancel(id, new AppError('CANCELLED', 'it could not be stored', { cause: error }));
    throw error;
  }
}
