import { createDeferred, type Deferred } from '../../domain/async/deferred.js';

/** A deferred whose rejection counts as handled: who cares awaits the promise. */
export function createQuietDeferred<T>(): Deferred<T> {
  const deferred = createDeferred<T>();
  deferred.promise.catch(() => undefined);
  return deferred;
}
