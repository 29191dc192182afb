import { createDeferred } from '../../domain/async/deferred.js';
import type { Admission } from '../admission.js';

/** Takes a place for as long as a stream runs: until the function that is returned is called. Throws QUEUE_FULL. */
export async function holdPlace(places: Admission): Promise<() => void> {
  const left = createDeferred<undefined>();
  const taken = createDeferred<undefined>();
  places
    .runNow(1, async () => {
      taken.resolve(undefined);
      await left.promise;
    })
    .catch((error: unknown) => taken.reject(error));
  await taken.promise;
  return () => {
    left.resolve(undefined);
  };
}
