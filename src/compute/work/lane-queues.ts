import { AppError } from '../../domain/errors/app-error.js';

/** `interactive`: somebody waits for single patches. `bulk`: batches of slides and the loading of models. */
export type LanePriority = 'interactive' | 'bulk';

/** Those who wait for the lane: `interactive` before `bulk`, first come first served inside each. */
export interface LaneQueues<T> {
  /** Returns how to leave again. Throws QUEUE_FULL when too many wait. */
  enter(priority: LanePriority, waiting: T): () => void;
  takeNext(): T | undefined;
}

/** Every waiting task holds a decoded batch of up to a few MiB; more callers than this are told to come back. */
const MAX_WAITING = 256;

/** After so many interactive tasks in a row a bulk task has its turn, so that a flow of patches cannot stop a slide. */
const MAX_INTERACTIVE_IN_A_ROW = 8;

export function createLaneQueues<T>(): LaneQueues<T> {
  const queues: Readonly<Record<LanePriority, T[]>> = { interactive: [], bulk: [] };
  let interactiveInARow = 0;
  return {
    enter: (priority, waiting) => {
      const queue = queues[priority];
      if (queue.length >= MAX_WAITING) throw queueFull();
      queue.push(waiting);
      return () => {
        queue.splice(queue.indexOf(waiting), 1);
      };
    },
    takeNext: () => {
      const isBulkDue = interactiveInARow >= MAX_INTERACTIVE_IN_A_ROW && queues.bulk.length > 0;
      const isInteractive = queues.interactive.length > 0 && !isBulkDue;
      interactiveInARow = isInteractive ? interactiveInARow + 1 : 0;
      return isInteractive ? queues.interactive.shift() : queues.bulk.shift();
    },
  };
}

function queueFull(): AppError {
  return new AppError('QUEUE_FULL', `More than ${MAX_WAITING} batches wait for the engine.`, { retryAfterMs: 1000 });
}
