import { AppError } from '../domain/errors/app-error.js';
import type { Admission } from './admission.js';
import type { CallContext } from './use-cases.js';

/**
 * A stream that holds a place as long as it runs. Whoever ends the iteration early ends the work, also without the
 * call's own signal. Throws QUEUE_FULL.
 */
export async function* whileHeld<T>(
  places: Admission,
  context: CallContext,
  work: (context: CallContext) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const release = places.hold(1);
  const left = new AbortController();
  try {
    yield* work({ ...context, signal: AbortSignal.any([context.signal, left.signal]) });
  } finally {
    left.abort(new AppError('CANCELLED', 'the caller went away'));
    release();
  }
}
