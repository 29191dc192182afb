// How much each of the slides that are scored at the same time may hold ahead of the engine, which they share.
import { atLeastAsUrgent, WORK_PRIORITIES, type WorkPriority } from '../../domain/scheduling/work-priority.js';
import { limitConcurrency, type RunLimited } from '../../domain/async/limit-concurrency.js';

export interface SlideCrowd {
  /** Runs what a slide does before its scoring, beside few others of its priority, in the order they came in. */
  prepare<T>(priority: WorkPriority, task: () => Promise<T>): Promise<T>;
  /** A slide's scoring begins. */
  join(priority: WorkPriority): SlideShare;
}

/** Of one slide. Less urgent ones wait for it, so they do not lessen it. */
export interface SlideShare {
  /** Its scoring ends. May be called again. */
  leave(): void;
  /** Patches of the next batch, where one alone would have so many. */
  batchPatches(alone: number): number;
  /** Blocks read beside the one whose pixels are awaited. */
  blocksAhead(): number;
  /** Batches decoded before they are asked for. */
  batchesAhead(): number;
  /** Batches that stand at the engine beside the one whose scores are awaited. */
  batchesAtEngine(): number;
}

/**
 * One slide alone is read two batches ahead, which hides a slow tile, and has a batch waiting at the engine, so that
 * what lies between two runs (maxima, messages) costs no time. The next two blocks are begun while the last tiles of
 * one are decoded and its pixels copied, so that no core waits for the event loop: 3 MiB more each. Of several slides
 * each one's run, and each one's last tiles, are the other's time to read: then less is held for each, and 20 slides
 * hold no more than a few.
 */
const BATCHES_AHEAD = 2;
/** From so many slides on, the others' batches keep the engine busy, and their blocks the cores. */
const CROWD = 3;

/**
 * Finding tissue takes a picture of up to some 10 MiB and its intermediates, for a moment, which the heap keeps for good:
 * 20 slides that began together took 150 MiB more than they did from then on. Two keep the cores busy.
 */
const MAX_PREPARING = 2;
/** Slides are admitted long before; what waits here holds nothing. */
const MAX_WAITING = Infinity;

export function createSlideCrowd(): SlideCrowd {
  const joined = new Map<object, WorkPriority>();
  const limits = { maxRunning: MAX_PREPARING, maxWaiting: MAX_WAITING };
  const gates = new Map<WorkPriority, RunLimited>(
    WORK_PRIORITIES.map((priority) => [priority, limitConcurrency(limits)]),
  );
  return {
    prepare: (priority, task) => (gates.get(priority) ?? limitConcurrency(limits))(task),
    join: (priority) => {
      const slide = {};
      joined.set(slide, priority);
      const rivals = atLeastAsUrgent(priority);
      const count = (): number => [...joined.values()].filter((other) => rivals.includes(other)).length;
      return { leave: () => void joined.delete(slide), ...sharesOf(count) };
    },
  };
}

/** `count`: this slide and those whose work goes as soon or sooner. */
function sharesOf(count: () => number): Omit<SlideShare, 'leave'> {
  return {
    // Each holds up to four batches: one that is filled, one that is full, and those at the engine.
    batchPatches: (alone) => (count() < CROWD ? alone : Math.ceil(alone / 2)),
    blocksAhead: () => Math.max(0, CROWD - Math.max(1, count())),
    batchesAhead: () => Math.floor(BATCHES_AHEAD / Math.max(1, count())),
    batchesAtEngine: () => (count() < CROWD ? 1 : 0),
  };
}
