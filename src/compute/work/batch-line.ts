import { isWorthRunning, joinedRequests, largestBatch, type BatchingPolicy } from '../../domain/scheduling/batching.js';
import type { EngineNetwork } from '../../ports/inference-engine.js';
import type { EngineLane } from './engine-lane.js';
import { expiredError, hasExpired } from './expiry.js';
import type { LanePriority } from './lane-queues.js';
import { runJoined, type OutputView, type WaitingRequest } from './run-joined.js';

/** Requests that may go into one run: of one network, view, patch size and priority, first come first served. */
export interface BatchLine {
  /** The request is settled by a run, or with QUEUE_FULL. */
  enter(request: WaitingRequest): void;
  /** Takes a request out that no run has taken; false for any other. */
  leave(request: WaitingRequest): boolean;
}

export interface BatchLineOptions {
  readonly lane: EngineLane;
  readonly policy: BatchingPolicy;
  readonly network: EngineNetwork;
  readonly view: OutputView;
  readonly patchSizePx: number;
  readonly priority: LanePriority;
}

/** In the lane each waits for a turn of its own; the first whose turn comes takes those behind it along. */
interface Place {
  readonly request: WaitingRequest;
  /** Absent while the request waits for others outside the lane. */
  leaveLane?: () => void;
}

export function createBatchLine(options: BatchLineOptions): BatchLine {
  const { policy, patchSizePx, priority } = options;
  const maxBatch = largestBatch(policy, patchSizePx);
  // An urgent request waits for nobody.
  const delayMs = priority === 'urgent' ? 0 : policy.maxQueueDelayMs;
  const places: Place[] = [];
  let timer: NodeJS.Timeout | undefined;

  const moveOn = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const place of gathering(places)) enterLane(place, places, options);
  };
  return {
    enter: (request) => {
      places.push({ request });
      const gathered = sum(sizesOf(gathering(places)));
      if (delayMs === 0 || isWorthRunning(gathered, maxBatch, policy.preferredBatchSizes)) moveOn();
      else timer ??= setTimeout(moveOn, delayMs);
    },
    leave: (request) => {
      const place = places.find((candidate) => candidate.request === request);
      if (place === undefined) return false;
      take(place, places);
      return true;
    },
  };
}

function enterLane(place: Place, places: Place[], { lane, priority, ...run }: BatchLineOptions): void {
  try {
    place.leaveLane = lane.enter(priority, () => runFrom(place, places, run));
  } catch (error) {
    take(place, places);
    place.request.reject(error);
  }
}

/** The turn of `place` has come. */
async function runFrom(
  place: Place,
  places: Place[],
  { network, view, policy, patchSizePx }: Pick<BatchLineOptions, 'network' | 'view' | 'policy' | 'patchSizePx'>,
): Promise<void> {
  dropExpired(places);
  // It has left, or its deadline has passed.
  if (!places.includes(place)) return;
  const count = joinedRequests(sizesOf(places), largestBatch(policy, patchSizePx), policy.preferredBatchSizes);
  const joined = places.slice(0, count);
  for (const taken of joined) take(taken, places);
  const requests = joined.map(({ request }) => request);
  await runJoined(network, view, requests);
}

function gathering(places: readonly Place[]): readonly Place[] {
  return places.filter(({ leaveLane }) => leaveLane === undefined);
}

function take(place: Place, places: Place[]): void {
  places.splice(places.indexOf(place), 1);
  place.leaveLane?.();
}

/** Their callers have their answer already, or will have it in a moment: what they asked for must not run. */
function dropExpired(places: Place[]): void {
  for (const place of places.filter(({ request }) => hasExpired(request.expiresMs))) {
    take(place, places);
    place.request.reject(expiredError());
  }
}

function sizesOf(places: readonly Place[]): readonly number[] {
  return places.map(({ request }) => request.batch.count);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
