import { AppError } from '../../domain/errors/app-error.js';
import type { WorkPriority } from '../../ports/compute-host.js';

export type LanePriority = WorkPriority;

/**
 * Those who wait for the lane: `urgent` before `interactive` before `bulk`; inside each the owners take turns, and what
 * has no owner, or is of one, goes first come first served.
 */
export interface LaneQueues<T> {
  /** Returns how to leave again, which tells whether it still waited. Throws QUEUE_FULL when too many wait. */
  enter(priority: LanePriority, waiting: T, owner?: object): () => boolean;
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

interface Entry<T> {
  readonly waiting: T;
  readonly owner: object;
}

interface Line<T> {
  readonly waiting: Entry<T>[];
  passedOver: number;
}

export function createLaneQueues<T>(): LaneQueues<T> {
  const lines: Readonly<Record<LanePriority, Line<T>>> = {
    urgent: { waiting: [], passedOver: 0 },
    interactive: { waiting: [], passedOver: 0 },
    bulk: { waiting: [], passedOver: 0 },
  };
  const takeTurn = createTurns();
  return {
    enter: (priority, waiting, owner = {}) => {
      const queue = lines[priority].waiting;
      if (queue.length >= MAX_WAITING) throw queueFull();
      const entry = { waiting, owner };
      queue.push(entry);
      return () => {
        const index = queue.indexOf(entry);
        if (index >= 0) queue.splice(index, 1);
        return index >= 0;
      };
    },
    takeNext: (atLeast = 'bulk') => {
      const allowed = ORDER.slice(0, ORDER.indexOf(atLeast) + 1).map((priority) => lines[priority]);
      const line = nextLine(allowed);
      return line && takeTurn(line.waiting)?.waiting;
    },
    count: (priority) => lines[priority].waiting.length,
  };
}

function nextLine<T>(lines: readonly Line<T>[]): Line<T> | undefined {
  const some = lines.filter(({ waiting }) => waiting.length > 0);
  const next = some.findLast(({ passedOver }) => passedOver >= MAX_PASSED_OVER) ?? some[0];
  if (next === undefined) return undefined;
  next.passedOver = 0;
  for (const line of some.slice(some.indexOf(next) + 1)) line.passedOver += 1;
  return next;
}

/** Takes the entry whose owner has waited longest since its last turn; of several, and of one owner, the first. */
function createTurns(): <T>(waiting: Entry<T>[]) => Entry<T> | undefined {
  const lastTurns = new WeakMap<object, number>();
  let turn = 0;
  return (waiting) => {
    const turnOf = ({ owner }: (typeof waiting)[number]): number => lastTurns.get(owner) ?? 0;
    const longest = Math.min(...waiting.map(turnOf));
    const [next] = waiting.splice(
      waiting.findIndex((entry) => turnOf(entry) === longest),
      1,
    );
    turn += 1;
    if (next !== undefined) lastTurns.set(next.owner, turn);
    return next;
  };
}

function queueFull(): AppError {
  return new AppError('QUEUE_FULL', `More than ${MAX_WAITING} batches wait for the engine.`, { retryAfterMs: 1000 });
}
