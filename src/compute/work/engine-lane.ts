// One engine call at a time: the engines block the event loop, so more at once would only wait inside it.
import { setImmediate } from 'node:timers/promises';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { createLaneQueues, type LanePriority } from './lane-queues.js';

export interface EngineLane {
  /**
   * Runs `task` when its turn comes; `urgent` before `interactive` before `bulk`, first come first served inside each.
   * An abort takes a waiting task out; a running one ends first. Throws QUEUE_FULL when too many wait.
   */
  run<T>(priority: LanePriority, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

type Start = () => Promise<void>;

/** `onComputing` is told right before and right after each task. */
export function createEngineLane(onComputing: (active: boolean) => void): EngineLane {
  const queues = createLaneQueues<Start>();
  let isRunning = false;

  async function drain(): Promise<void> {
    isRunning = true;
    for (let start = queues.takeNext(); start !== undefined; start = queues.takeNext()) {
      onComputing(true);
      await start();
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
        const leave = queues.enter(priority, async () => {
          signal?.removeEventListener('abort', giveUp);
          await task().then(resolve, reject);
        });
        const giveUp = (): void => {
          leave();
          if (signal !== undefined) reject(abortError(signal));
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        if (!isRunning) void drain();
      }),
  };
}
