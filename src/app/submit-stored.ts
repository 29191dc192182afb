import { createDeferred } from '../domain/async/deferred.js';
import { AppError } from '../domain/errors/app-error.js';
import type { WorkPriority } from '../domain/scheduling/work-priority.js';
import type { JobRunner, SubmitOptions } from '../ports/job-runner.js';
import type { Tracing } from '../ports/tracing.js';

/** Work whose row is on disk before it begins; `Stored` is what storing it hands over. */
export interface StoredWork<Stored> {
  readonly id: string;
  readonly tenant: string;
  /** As a job's. */
  readonly patches?: number;
  readonly priority?: WorkPriority;
  /** Of the span that it runs in. */
  readonly name: string;
  /** Called once the queue has taken the work. */
  store(): Promise<Stored>;
  run(stored: Stored, signal: AbortSignal): Promise<void>;
}

export interface StoredQueue {
  readonly jobs: JobRunner;
  readonly tracing: Tracing;
  /** Work that this process holds, waiting or running; each resolves once its end is written down. */
  readonly running: Map<string, Promise<void>>;
}

/** Throws QUEUE_FULL before anything is stored; when it cannot be stored, the work never runs. */
export async function submitStored<Stored>(
  { jobs, running, tracing }: StoredQueue,
  work: StoredWork<Stored>,
  options: SubmitOptions,
): Promise<void> {
  const { id, tenant, name, patches, priority } = work;
  // A part of the call that asks for it, though it may outlive that.
  const queued = tracing.begin('queue', { attributes: { 'sentinode.work': name } });
  const stored = createDeferred<{ readonly value: Stored } | undefined>();
  const ended = createDeferred<undefined>();
  const run = async (signal: AbortSignal): Promise<void> => {
    queued.end();
    const span = tracing.begin(name, { parent: queued.context });
    try {
      const outcome = await stored.promise;
      if (outcome !== undefined) await tracing.inside(span, () => work.run(outcome.value, signal));
    } finally {
      span.end();
      running.delete(id);
      ended.resolve(undefined);
    }
  };
  try {
    jobs.submit({ id, tenant, ...(patches !== undefined && { patches }), ...(priority && { priority }), run }, options);
  } catch (error) {
    queued.end({ failure: 'refused' });
    throw error;
  }
  running.set(id, ended.promise);
  try {
    stored.resolve({ value: await work.store() });
  } catch (error) {
    stored.resolve(undefined);
    jobs.cancel(id, new AppError('CANCELLED', 'it could not be stored', { cause: error }));
    throw error;
  }
}
