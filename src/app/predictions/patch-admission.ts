// How many patches of all unary calls wait or are scored at the same time, whichever API they came by.
import { rawPatchBytes } from '../../domain/predictions/check-patch.js';
import type { PatchContent } from '../../domain/predictions/patch.js';
import { retryAfterMs } from '../../domain/scheduling/retry-after.js';
import { createWorkRate } from '../../domain/scheduling/work-rate.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import type { Load } from '../admission.js';
import { atLimit } from '../at-limit.js';

/** With maps an answer of this many patches has 38 MB at 96 px; a stream has no such end. */
export const MAX_PATCHES = 512;
/** A larger patch counts as several, so that those of all calls have 85 MB together: raw, 96 px. */
const BYTES_PER_UNIT = rawPatchBytes(96);

/**
 * Up to how many patches of all priorities a call may fill the queue. What less urgent work leaves free is room for two
 * of the largest calls of the next priority, so that it is admitted however much background there is.
 */
const LIMITS: Readonly<Record<WorkPriority, number>> = {
  /** Half a minute of work on two cores. */
  bulk: 1_024,
  /** A minute: who would wait longer does better to come back. */
  interactive: 2_048,
  /** Urgent work goes before all other, so that its own wait is short even here. */
  urgent: 3_072,
};

/** Before the rate is known. */
export const PATCHES_RETRY_AFTER_MS = 1_000;
/** A caller that comes sooner costs more than it gains; one that is told more does not come back. */
const RETRY_AFTER_MS = { unknown: PATCHES_RETRY_AFTER_MS, min: 100, max: 60_000 };

export interface PatchAdmission {
  /** Runs `work` while it holds `units`. Throws QUEUE_FULL, with the time after which there will be room. */
  runNow<T>(units: number, priority: WorkPriority, work: () => Promise<T>): Promise<T>;
  /** Units that are held now. */
  readonly used: Readonly<Record<WorkPriority, number>>;
  /** The same together; who does not get in does not wait. */
  load(): Load;
}

/** `nowMs`: a clock that does not jump. */
export function createPatchAdmission(nowMs: () => number): PatchAdmission {
  const used: Record<WorkPriority, number> = { bulk: 0, interactive: 0, urgent: 0 };
  const rate = createWorkRate();
  const total = (): number => used.bulk + used.interactive + used.urgent;
  return {
    used,
    load: () => ({ underWay: total(), waiting: 0 }),
    runNow: async (units, priority, work) => {
      const limit = LIMITS[priority];
      const over = total() + units - limit;
      if (over > 0) throw atLimit('patches', limit, retryAfterMs(rate.msFor(over), RETRY_AFTER_MS));
      rate.begin(nowMs());
      used[priority] += units;
      let scored = 0;
      try {
        const result = await work();
        scored = units;
        return result;
      } finally {
        used[priority] -= units;
        // What was cancelled gave its room back without being done.
        rate.done(scored, nowMs(), total() === 0);
      }
    },
  };
}

/** What the patches of one call count. */
export function unitsOf(patches: readonly PatchContent[]): number {
  const bytes = patches.reduce((sum, { data }) => sum + data.length, 0);
  return Math.max(patches.length, Math.ceil(bytes / BYTES_PER_UNIT));
}
