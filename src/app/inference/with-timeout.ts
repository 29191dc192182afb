import { AppError } from '../../domain/errors/app-error.js';

/** The longest timer that Node keeps; a longer time is as good as none. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `work` with a signal that fires with `signal`, or with DEADLINE_EXCEEDED after `timeoutMs`, whichever is first.
 */
export async function withTimeout<T>(
  signal: AbortSignal,
  timeoutMs: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (timeoutMs === undefined || timeoutMs > MAX_TIMER_MS) return work(signal);
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  if (signal.aborted) follow();
  signal.addEventListener('abort', follow, { once: true });
  const timer = setTimeout(() => controller.abort(timeoutError()), timeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', follow);
  }
}

function timeoutError(): AppError {
  return new AppError('DEADLINE_EXCEEDED', "the request's timeout passed");
}
