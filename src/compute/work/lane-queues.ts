import { AppError } from '../../domain/errors/app-error.js';
import { MAX_PASSED_OVER, WORK_PRIORITIES, type WorkPriority } from '../../domain/scheduling/work-priority.js';

/** Within a priority single patches go before the batches of slides: those are a moment's work, a slide is many. */
export type LanePriority = WorkPriority | SlidePriority;
export type SlidePriority = `${WorkPriority}-slide`;

/**
 * Those who wait for the lane: urgent patches, urgent slides, interactive patches and so on; of one of these the owners
 * take turns, and what has no owner, or is of one, goes first come first served.
 */
export interface LaneQueues<T> {
  /** Returns how to leave again, which tells whether it still waited. Throws QUEUE_FULL when too many wait. */
  enter(priority: LanePriority, waiting: T, owner?: object): () => boolean;
  /** `isUrgentExpected`: urgent patches are on their way, for which the others wait. */
  takeNext(isUrgentExpected?: boolean): T | undefined;
  /** Patches' and slides' together. */
  count(priority: WorkPriority): number;
}

/** Every waiting task holds a decoded batch of up to a few MiB; more callers than this are told to come back. */
const MAX_WAITING = 256;

/** First served first. */
const ORDER: readonly LanePriority[] = WORK_PRIORITIES.flatMap((priority) => [priority, slidesOf(priority)]);

interface Entry<T> {
  readonly waiting: T;
  readonly owner: object;
}

interface Line<T> {
  readonly priority: LanePriority;
  readonly waiting: Entry<T>[];
  passedOver: number;
}

export function createLaneQueues<T>(): LaneQueues<T> {
  const lines: readonly Line<T>[] = ORDER.map((priority) => ({ priority, waiting: [], passedOver: 0 }));
  const lineOf = (priority: LanePriority): Line<T>['waiting'] =>
    lines.find((line) => line.priority === priority)?.waiting ?? [];
  const takeTurn = createTurns();
  const nextLine = createLineChoice();
  return {
    enter: (priority, waiting, owner = {}) => {
      const queue = lineOf(priority);
      if (queue.length >= MAX_WAITING) throw queueFull();
      const entry = { waiting, owner };
      queue.push(entry);
      return () => {
        const index = queue.indexOf(entry);
        if (index >= 0) queue.splice(index, 1);
        return index >= 0;
      };
    },
    takeNext: (isUrgentExpected = false) => {
      const line = nextLine(lines, isUrgentExpected);
      return line && takeTurn(line.waiting)?.waiting;
    },
    count: (priority) => lineOf(priority).length + lineOf(slidesOf(priority)).length,
  };
}

export function slidesOf(priority: WorkPriority): SlidePriority {
  return `${priority}-slide`;
}

/** Whose count it is. */
export function workPriorityOf(priority: LanePriority): WorkPriority {
  return WORK_PRIORITIES.find((own) => own === priority || slidesOf(own) === priority) ?? 'bulk';
}

/**
 * Urgent patches first, at most so many in a row while others wait: they wait for one batch, whatever is due. Of the
 * others the first, unless one has been passed over so often; of several such the one for which it is longest.
 */
function createLineChoice(): <T>(lines: readonly Line<T>[], isUrgentExpected: boolean) => Line<T> | undefined {
  let urgentInARow = 0;
  return (lines, isUrgentExpected) => {
    const some = lines.filter(({ waiting }) => waiting.length > 0);
    const others = some.filter(({ priority }) => priority !== 'urgent');
    const isOthersTurn = urgentInARow >= MAX_PASSED_OVER && others.length > 0;
    const isUrgent = some.length > others.length && !isOthersTurn;
    if (!isUrgent && isUrgentExpected && !isOthersTurn) return undefined;
    urgentInARow = isUrgent && others.length > 0 ? urgentInARow + 1 : 0;
    const next = isUrgent ? some[0] : (longestDue(others) ?? others[0]);
    if (next === undefined) return undefined;
    next.passedOver = 0;
    for (const line of some.slice(some.indexOf(next) + 1)) line.passedOver += 1;
    return next;
  };
}

function longestDue<T>(lines: readonly Line<T>[]): Line<T> | undefined {
  const longest = Math.max(...lines.map(({ passedOver }) => passedOver));
  return longest < MAX_PASSED_OVER ? undefined : lines.findLast(({ passedOver }) => passedOver === longest);
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
