import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { JobRunner } from '../../ports/job-runner.js';

/**
 * Work on a slide in its turn among the predictions, in the background: nobody waits for a single slide of it. It waits
 * there whatever the queue's length: the evaluation was let in as a whole, and waits for one slide at a time. Throws
 * SERVER_DRAINING, the signal's reason, or what the work throws.
 */
export function runAsJob<T>(
  jobs: JobRunner,
  { id, tenant }: { readonly id: string; readonly tenant: string },
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      jobs.cancel(id, abortError(signal));
    };
    const run = async (jobSignal: AbortSignal): Promise<void> => {
      try {
        throwIfAborted(jobSignal);
        resolve(await work(jobSignal));
      } catch (error) {
        const cause = jobSignal.aborted ? abortError(jobSignal) : error;
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    };
    throwIfAborted(signal);
    jobs.submit({ id, tenant, priority: 'bulk', run }, { recovered: true });
    signal.addEventListener('abort', cancel, { once: true });
  });
}
