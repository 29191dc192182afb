// One engine call at a time: a call uses all cores, so more at once would only wait inside the engine.
import { setImmediate } from 'node:timers/promises';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import { createLaneQueues, workPriorityOf, type LanePriority } from './lane-queues.js';

export interface EngineLane {
  /**
   * Runs `task` when its turn comes, by priority. Inside each those of different signals take turns, so that slides that
   * run together get on alike; those of one are first come first served.
   * An abort takes a waiting task out; a running one ends first. Throws QUEUE_FULL when too many wait.
   */
  run<T>(priority: LanePriority, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * The same for who settles it elsewhere: `start` must not reject, and is called in a later turn. Returns how to leave
   * before the turn comes, which tells whether it had not.
   */
  enter(priority: LanePriority, start: () => Promise<void>, owner?: object): () => boolean;
  /**
   * An urgent task is on its way, but its patches are still being decoded: until it has entered nothing less urgent
   * begins, or else the batch of a slide would. Returns how to withdraw; ends by itself after MAX_EXPECTED_MS.
   */
  expectUrgent(): () => void;
}

/** What happens on the lane, for metrics. */
export interface LaneObserver {
  /** A task has entered, left or begun: so many of its priority wait now. */
  onWaiting?(priority: WorkPriority, count: number): void;
  /** Right before and right after each task. */
  onComputing?(active: boolean): void;
}

/** A patch is decoded in some milliseconds. Longer than this the engine must not stand idle for one. */
const MAX_EXPECTED_MS = 50;

type Start = () => Promise<void>;

export function createEngineLane({ onComputing, onWaiting }: LaneObserver = {}): EngineLane {
  const queues = createLaneQueues<Start>();
  const expected = createExpectations(() => void drain());
  let isRunning = false;

  const takeNext = (): Start | undefined => queues.takeNext(expected.some());

  async function drain(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let start = takeNext(); start !== undefined; start = takeNext()) {
      // Whoever has just entered knows how to leave before the task begins.
      await Promise.resolve();
      onComputing?.(true);
      await start();
      onComputing?.(false);
      await pollOnce();
    }
    isRunning = false;
  }

  const enter: EngineLane['enter'] = (priority, start, owner) => {
    const counted = workPriorityOf(priority);
    const tell = (): void => onWaiting?.(counted, queues.count(counted));
    const begin = (): Promise<void> => {
      tell();
      return start();
    };
    const leave = queues.enter(priority, begin, owner);
    tell();
    void drain();
    return () => {
      const waited = leave();
      if (waited) tell();
      return waited;
    };
  };
  return {
    enter,
    run: (priority, task, signal) => runIn(enter, priority, task, signal),
    expectUrgent: expected.add,
  };
}

function runIn<T>(
  enter: EngineLane['enter'],
  priority: LanePriority,
  task: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const start = async (): Promise<void> => {
      signal?.removeEventListener('abort', giveUp);
      if (signal?.aborted === true) reject(abortError(signal));
      else await task().then(resolve, reject);
    };
    const leave = enter(priority, start, signal);
    const giveUp = (): void => {
      if (leave() && signal !== undefined) reject(abortError(signal));
    };
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

interface Expectations {
  add(): () => void;
  some(): boolean;
}

/** Each ends when it is withdrawn, or by itself; `onEnd` is called then. */
function createExpectations(onEnd: () => void): Expectations {
  const expected = new Set<object>();
  return {
    some: () => expected.size > 0,
    add: () => {
      const token = {};
      const withdraw = (): void => {
        clearTimeout(timer);
        if (expected.delete(token)) onEnd();
      };
      const timer = setTimeout(withdraw, MAX_EXPECTED_MS);
      expected.add(token);
      return withdraw;
    },
  };
}

/**
 * Requests, cancellations and finished decodes get through here before the next run is chosen. The first turn ends the
 * phase that the run ended in, the second comes after the sockets have been looked at.
 */
async function pollOnce(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
