// Work begins when the engine has a place for it: more at once would only wait inside the engine.
import { setImmediate } from 'node:timers/promises';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import { createExpectations } from './expectations.js';
import { createLaneQueues, workPriorityOf, type LanePriority, type LaneQueues } from './lane-queues.js';
import { createRunningTasks } from './running-tasks.js';

export interface EngineLane {
  /**
   * Runs `task` when its turn comes, by priority. Inside each those of different signals take turns, so that slides
   * that run together get on alike; those of one are first come first served. An abort takes a waiting task out; a
   * running one ends first. Throws QUEUE_FULL when too many wait.
   */
  run<T>(priority: LanePriority, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * The same for who settles it elsewhere: `start` must not reject, and is called in a later turn. Returns how to leave
   * before the turn comes, which tells whether it had not.
   */
  enter(priority: LanePriority, start: () => Promise<void>, owner?: object): () => boolean;
  /**
   * An urgent task is on its way, but its patches are still being decoded: until it has entered nothing less urgent
   * begins, or else the batch of a slide would. Returns how to withdraw; ends by itself after a moment.
   */
  expectUrgent(): () => void;
}

export interface LaneOptions {
  /** `InferenceEngine.untilFree`. Absent: a task begins when the one before has ended. */
  readonly untilFree?: (() => Promise<void>) | undefined;
  /** A task has entered, left or begun: so many of its priority wait now. */
  readonly onWaiting?: (priority: WorkPriority, count: number) => void;
  /** As `createRunningTasks` has it. */
  readonly onComputing?: (active: boolean) => void;
}

type Start = () => Promise<void>;

export function createEngineLane({ onWaiting, ...options }: LaneOptions = {}): EngineLane {
  const queues = toldQueues(onWaiting);
  const expected = createExpectations(() => void drain());
  const running = createRunningTasks(options.onComputing);
  const untilRoom = options.untilFree ?? running.untilNone;
  let isDraining = false;

  async function drain(): Promise<void> {
    if (isDraining) return;
    isDraining = true;
    if (running.some()) await untilRoom();
    for (;;) {
      const start = queues.takeNext(expected.some());
      if (start === undefined) break;
      expected.begun();
      // Whoever has just entered knows how to leave before the task begins.
      await Promise.resolve();
      running.begin(start);
      await untilRoom();
      await pollOnce();
    }
    isDraining = false;
  }

  const enter: EngineLane['enter'] = (priority, start, owner) => {
    const leave = queues.enter(priority, start, owner);
    void drain();
    return leave;
  };
  return {
    enter,
    run: (priority, task, signal) => runIn(enter, priority, task, signal),
    expectUrgent: expected.add,
  };
}

/** `tell` hears of each that enters, leaves or begins. */
function toldQueues(tell: LaneOptions['onWaiting']): Pick<LaneQueues<Start>, 'enter' | 'takeNext'> {
  const queues = createLaneQueues<Start>();
  return {
    takeNext: queues.takeNext,
    enter: (priority, start, owner) => {
      const counted = workPriorityOf(priority);
      const changed = (): void => tell?.(counted, queues.count(counted));
      const begin = (): Promise<void> => {
        changed();
        return start();
      };
      const leave = queues.enter(priority, begin, owner);
      changed();
      return () => {
        const waited = leave();
        if (waited) changed();
        return waited;
      };
    },
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

/**
 * Requests, cancellations and finished decodes get through here before the next run is chosen. The first turn ends the
 * phase that the run ended in, the second comes after the sockets have been looked at.
 */
async function pollOnce(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
