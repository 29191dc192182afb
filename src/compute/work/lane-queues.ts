import { AppError } from '../../domain/errors/app-error.js';
import type { WorkPriority } from '../../ports/compute-host.js';

export type LanePriority = WorkPriority;

/** Those who wait for the lane: `urgent` before `interactive` before `bulk`, first come first served inside each. */
export interface LaneQueues<T> {
  /** Returns how to leave again, which tells whether it still waited. Throws QUEUE_FULL when too many wait. */
  enter(priority: LanePriority, waiting: T): () => boolean;
  /** `atLeast`: nothing less urgent is taken. */
  takeNext(atLeast?: LanePriority): T | undefined;
  count(priority: LanePriority): number;
}

/** Every waiting task holds a decoded batch of up to a few MiB; more callers than this are told to come back. */
const MAX_WAITING = 256;

/** After so many tasks before it a queue has its turn, so that a flow of patches cannot stop a slide. */
const MAX_PASSED_OVER = 8;

/** First served first. */
const ORDER: readonly LanePriority[] = ['urgent', 'interactive', 'bulk'];

interface Line<T> {
  readonly waiting: T[];
  passedOver: number;
}

export function createLaneQueues<T>(): LaneQueues<T> {
  const lines: Readonly<Record<LanePriority, Line<T>>> = {
    urgent: { waiting: [], passedOver: 0 },
    interactive: { waiting: [], passedOver: 0 },
    bulk: { waiting: [], passedOver: 0 },
  };
  return {
    enter: (priority, waiting) => {
      const queue = lines[priority].waiting;
      if (queue.length >= MAX_WAITING) throw queueFull();
      queue.push(waiting);
      return () => {
        const index = queue.indexOf(waiting);
        if (index >= 0) queue.splice(index, 1);
        return index >= 0;
      };
    },
    takeNext: (atLeast = 'bulk') => {
      const allowed = ORDER.slice(0, ORDER.indexOf(atLeast) + 1).map((priority) => lines[priority]);
      return takeFrom(allowed);
    },
    count: (priority) => lines[priority].waiting.length,
  };
}

function takeFrom<T>(lines: readonly Line<T>[]): T | undefined {
  const some = lines.filter(({ waiting }) => waiting.length > 0);
  const next = some.findLast(({ passedOver }) => passedOver >= MAX_PASSED_OVER) ?? some[0];
  if (next === undefined) return undefined;
  next.passedOver = 0;
  for (const line of some.slice(some.indexOf(next) + 1)) line.passedOver += 1;
  return next.waiting.shift();
}

function queueFull(): AppError {
  return new AppError('QUEUE_FULL', `More than ${MAX_WAITING} batches wait for the engine.`, { retryAfterMs: 1000 });
}
