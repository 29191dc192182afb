import type { KoffiFunc } from './import-koffi.js';

/** Runs one C function on another thread. What C reads and writes is held until it has ended. */
export function callAsync<A extends unknown[], R>(func: KoffiFunc<(...args: A) => R>, args: A): Promise<R> {
  return new Promise((resolve, reject) => {
    func.async(...args, (error: Error | null, result: R) => {
      // Naming `args` here keeps V8 from freeing memory that C still writes to.
      if (error === null && args.length > 0) resolve(result);
      else reject(error ?? new TypeError('the C function was called with nothing'));
    });
  });
}
