// Calls into the library off the event loop: bounded in number, in memory and in time.
import { availableParallelism } from 'node:os';
import type { KoffiFunc } from '../../../native/import-koffi.js';
import { AppError } from '../../../domain/errors/app-error.js';
import { limitConcurrency } from '../../../domain/async/limit-concurrency.js';
import { callAsync } from '../../../native/call-async.js';

/** One call a core keeps all cores busy; one more hides the reading of files. */
export const MAX_RUNNING_CALLS = Math.max(2, Math.min(16, availableParallelism() + 1));

/** Pixels of the calls under way: 16 blocks of the usual size. */
const MAX_RUNNING_BYTES = 64 * 1024 * 1024;

/** Each region awaits a few blocks at a time; this many waiting are hundreds of regions. */
const MAX_WAITING = 4096;

/** A block takes milliseconds, opening a slide seconds, from a slow network share perhaps a minute. */
const MAX_CALL_MS = 180_000;

/** Runs one native call on another thread. `weightBytes` is the memory that it fills. */
export type NativeCall = <A extends unknown[], R>(
  func: KoffiFunc<(...args: A) => R>,
  args: A,
  weightBytes?: number,
) => Promise<R>;

export interface NativeCallOptions {
  /**
   * A call did not come back: its thread, and its place among the running ones, are lost for good. Whoever can should
   * end the process.
   */
  readonly onStuck?: () => void;
  readonly maxCallMs?: number;
}

/** Calls reject with SLIDE_CORRUPT when they take too long, and with QUEUE_FULL when too many wait. */
export function createNativeCalls({ onStuck, maxCallMs = MAX_CALL_MS }: NativeCallOptions = {}): NativeCall {
  const runLimited = limitConcurrency({
    maxRunning: MAX_RUNNING_CALLS,
    maxWeight: MAX_RUNNING_BYTES,
    maxWaiting: MAX_WAITING,
  });
  return (func, args, weightBytes = 0) =>
    new Promise((resolve, reject) => {
      const task = async (): Promise<void> => {
        const timer = setTimeout(() => {
          reject(tooLong(maxCallMs));
          onStuck?.();
        }, maxCallMs).unref();
        // `args` are held until the call has ended: C writes into them whether or not anybody still waits.
        await callAsync(func, args).then(resolve, reject);
        clearTimeout(timer);
      };
      runLimited(task, weightBytes).catch(reject);
    });
}

function tooLong(maxCallMs: number): AppError {
  return new AppError(
    'SLIDE_CORRUPT',
    `The slide is corrupt: OpenSlide had not finished reading it after ${maxCallMs / 1000} s.`,
  );
}
