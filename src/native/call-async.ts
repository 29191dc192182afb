import { AppError } from '../domain/errors/app-error.js';
import type { KoffiFunc } from './import-koffi.js';

/** Runs one C function on another thread. What C reads and writes is held until it has ended. Rejects with INTERNAL. */
export function callAsync<A extends unknown[], R>(func: KoffiFunc<(...args: A) => R>, args: A): Promise<R> {
  return new Promise((resolve, reject) => {
    func.async(...args, (error: Error | null, result: R) => {
      if (error === null) resolve(result);
      // Naming `args` here keeps V8 from freeing memory that C still writes to.
      else
        reject(
          new AppError('INTERNAL', `A C function could not be called with ${args.length} values.`, { cause: error }),
        );
    });
  });
}
