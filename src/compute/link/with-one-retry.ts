import { AppError } from '../../domain/errors/app-error.js';
import type { Supervisor } from '../supervisor.js';
import type { ChildLink } from './child-link.js';
import { ChildLostError } from './child-lost-error.js';

/** The next child is up by then, unless it is this very work that kills it. */
const RETRY_AFTER_MS = 2000;

/** Does the work on the child that is up; when that dies, once more on the next; then ENGINE_CRASHED. */
export async function withOneRetry<T>(
  supervisor: Supervisor,
  work: (link: ChildLink) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const first = await supervisor.link(signal);
  try {
    return await work(first);
  } catch (error) {
    if (!(error instanceof ChildLostError)) throw error;
  }
  const second = await supervisor.link(signal);
  return work(second).catch((error: unknown) => {
    throw error instanceof ChildLostError ? engineCrashed(error) : error;
  });
}

/** Two children died under the same work. */
export function engineCrashed(cause: unknown): AppError {
  return new AppError(
    'ENGINE_CRASHED',
    'The compute process ended during the work, and so did the one that took it over.',
    {
      retryAfterMs: RETRY_AFTER_MS,
      cause,
    },
  );
}
