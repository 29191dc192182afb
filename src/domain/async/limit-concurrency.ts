import { AppError } from '../errors/app-error.js';

export interface ConcurrencyLimits {
  readonly maxRunning: number;
  /** Sum of the weights that may run at once; one heavier task still runs, alone. Infinite when left out. */
  readonly maxWeight?: number;
  /** Tasks that may wait; the next is refused with QUEUE_FULL. */
  readonly maxWaiting: number;
}

export type RunLimited = <T>(task: () => Promise<T>, weight?: number) => Promise<T>;

interface Waiting {
  readonly weight: number;
  readonly start: () => void;
}

/** Runs tasks first come, first served, within limits of number and of weight (bytes, say). */
export function limitConcurrency(limits: ConcurrencyLimits): RunLimited {
  const maxWeight = limits.maxWeight ?? Infinity;
  const queue: Waiting[] = [];
  let running = 0;
  let weightRunning = 0;

  const fits = (weight: number): boolean =>
    running < limits.maxRunning && (running === 0 || weightRunning + weight <= maxWeight);

  function startNext(): void {
    for (let next = queue[0]; next !== undefined && fits(next.weight); next = queue[0]) {
      queue.shift();
      running += 1;
      weightRunning += next.weight;
      next.start();
    }
  }

  function waitForTurn(weight: number): Promise<void> {
    if (queue.length >= limits.maxWaiting) {
      throw new AppError('QUEUE_FULL', `More than ${limits.maxWaiting} tasks are waiting.`, {
        retryAfterMs: 1000,
      });
    }
    return new Promise((resolve) => {
      queue.push({ weight, start: resolve });
      startNext();
    });
  }

  return async (task, weight = 1) => {
    await waitForTurn(weight);
    try {
      return await task();
    } finally {
      running -= 1;
      weightRunning -= weight;
      startNext();
    }
  };
}
