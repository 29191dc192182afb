// Which patches of a plan are read next, and what of it is certain already.
import { createDecisionWatch, type DecisionWatch } from '../../domain/anytime/decision-watch.js';
import { createPatchOrder, type PatchOrder } from '../../domain/anytime/patch-order.js';
import type { EarlyStop } from '../../domain/anytime/stop-rule.js';
import { patchBlocks, skipPatches, type PatchBlock } from '../../domain/tiling/patch-blocks.js';
import type { SlideScoreBatch } from '../../ports/compute-host.js';
import type { ScoreSlideArgs } from '../messages.js';
import type { SlidePlan } from './plan-slide.js';

export interface OrderedPatches {
  /** To be taken one at a time: what comes next may depend on what was told meanwhile. */
  readonly blocks: Iterable<PatchBlock>;
  /** Batches in the order of the blocks. */
  add(scores: SlideScoreBatch): void;
  /** How it may end now; undefined while it must go on. */
  verdict(): EarlyStop | undefined;
}

/** The draws are the same for a slide each time, so that a prediction can be repeated. */
export const DRAW_SEED = 1;

/** What an earlier child scored (`args.scored`, or `args.skip` patches in reading order) does not come again. */
export function orderPatches(plan: SlidePlan, args: ScoreSlideArgs, models: number): OrderedPatches {
  const watch = createDecisionWatch(args.stop, models, plan.sample.length);
  const order = args.order === 'suspicious-first' ? openOrder(plan, args) : undefined;
  const add = (scores: SlideScoreBatch): void => {
    watch.add(scores.probabilities);
    if (order !== undefined) tellOrder(order, scores, plan.grid.columns, models);
  };
  if (args.scored !== undefined) add(args.scored);
  return {
    blocks: order === undefined ? blocksInReadingOrder(plan, args.skip) : orderedBlocks(order, plan),
    add,
    verdict: () => verdictOf(watch, order),
  };
}

function blocksInReadingOrder({ sample, grid, blockCells }: SlidePlan, skip: number): readonly PatchBlock[] {
  return skipPatches(patchBlocks(sample, grid.columns, blockCells), skip);
}

function openOrder({ sample, grid }: SlidePlan, { stop, scored }: ScoreSlideArgs): PatchOrder {
  return createPatchOrder({
    cells: sample,
    columns: grid.columns,
    seed: DRAW_SEED,
    lesion: stop?.negative,
    done: scored === undefined ? [] : cellsOf(scored, grid.columns),
  });
}

function verdictOf(watch: DecisionWatch, order: PatchOrder | undefined): EarlyStop | undefined {
  return watch.verdict(order?.drawnAfter());
}

function* orderedBlocks(order: PatchOrder, { grid, blockCells }: SlidePlan): Generator<PatchBlock, void, undefined> {
  for (let cells = order.next(); cells !== undefined; cells = order.next()) {
    yield* patchBlocks(Uint32Array.from(cells), grid.columns, blockCells);
  }
}

/** The order sees the mean of the models: it only decides what comes sooner. */
function tellOrder(order: PatchOrder, scores: SlideScoreBatch, columns: number, models: number): void {
  for (const [patch, cell] of cellsOf(scores, columns).entries()) {
    const own = scores.probabilities.subarray(patch * models, (patch + 1) * models);
    order.scored(cell, own.reduce((sum, probability) => sum + probability, 0) / models);
  }
}

function cellsOf({ columns, rows }: SlideScoreBatch, gridColumns: number): readonly number[] {
  return Array.from(columns, (column, index) => (rows[index] ?? 0) * gridColumns + column);
}
