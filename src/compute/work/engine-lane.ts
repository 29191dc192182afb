// One engine call at a time: the engines block the event loop, so more at once would only wait inside it.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../domain/errors/app-error.js';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';

/** `interactive`: somebody waits for single patches. `bulk`: batches of slides and the loading of models. */
export type LanePriority = 'interactive' | 'bulk';

export interface EngineLane {
  /**
   * Runs `task` when its turn comes; `interactive` before `bulk`, first come first served inside each.
   * An abort takes a waiting task out; a running one ends first. Throws QUEUE_FULL when too many wait.
   */
  run<T>(priority: LanePriority, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Every waiting task holds a decoded batch of up to a few MiB; more callers than this are told to come back. */
const MAX_WAITING = 256;

/** After so many interactive tasks in a row a bulk task has its turn, so that a flow of patches cannot stop a slide. */
const MAX_INTERACTIVE_IN_A_ROW = 8;

interface Waiting {
  readonly start: () => Promise<void>;
}

/** `onComputing` is told right before and right after each task. */
export function createEngineLane(onComputing: (active: boolean) => void): EngineLane {
  const queues: Readonly<Record<LanePriority, Waiting[]>> = { interactive: [], bulk: [] };
  let isRunning = false;
  let interactiveInARow = 0;

  function takeNext(): Waiting | undefined {
    const isBulkDue = interactiveInARow >= MAX_INTERACTIVE_IN_A_ROW && queues.bulk.length > 0;
    const isInteractive = queues.interactive.length > 0 && !isBulkDue;
    interactiveInARow = isInteractive ? interactiveInARow + 1 : 0;
    return isInteractive ? queues.interactive.shift() : queues.bulk.shift();
  }

  async function drain(): Promise<void> {
    isRunning = true;
    for (let next = takeNext(); next !== undefined; next = takeNext()) {
      onComputing(true);
      await next.start();
      onComputing(false);
      // A run freezes the event loop: cancellations and finished decodes get through here.
      await setImmediate();
    }
    isRunning = false;
  }

  return {
    run: (priority, task, signal) =>
      new Promise((resolve, reject) => {
        throwIfAborted(signal);
        const queue = queues[priority];
        if (queue.length >= MAX_WAITING) throw queueFull();
        const leave = (): void => {
          queue.splice(queue.indexOf(waiting), 1);
          if (signal !== undefined) reject(abortError(signal));
        };
        const waiting: Waiting = {
          start: async () => {
            signal?.removeEventListener('abort', leave);
            await task().then(resolve, reject);
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.push(waiting);
        if (!isRunning) void drain();
      }),
  };
}

function queueFull(): AppError {
  return new AppError('QUEUE_FULL', `More than ${MAX_WAITING} batches wait for the engine.`, { retryAfterMs: 1000 });
}
