// A slide from its file to the scores of its patches: open, find tissue, sample, read ahead, batch, infer.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import type { BufferPool } from '../../domain/collections/buffer-pool.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { EarlyStop } from '../../domain/anytime/stop-rule.js';
import { cellsRectangle } from '../../domain/geometry/grid.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import { runPatches } from '../../domain/scheduling/batching.js';
import type { PatchBlock } from '../../domain/tiling/patch-blocks.js';
import type { SlideScoreBatch, SlideScoreEvent } from '../../ports/compute-host.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { ScoreSlideArgs } from '../messages.js';
import { createBatchSizer, type BatchSizer } from './batch-sizer.js';
import { createBusyTime } from './busy-time.js';
import type { EngineLane } from './engine-lane.js';
import { slidesOf } from './lane-queues.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import { patchBatches, type CellBatch } from './patch-batches.js';
import { orderPatches } from './order-patches.js';
import { prepareSlide } from './prepare-slide.js';
import { tissueEvent, type SlidePlan } from './plan-slide.js';
import { pullAhead } from '../../domain/async/pull-ahead.js';
import type { OnRun } from './run-model.js';
import { scoreBatch } from './score-batch.js';
import { createScoreBuffer } from './score-buffer.js';
import type { SlideCache } from './slide-cache.js';
import type { SlideCrowd, SlideShare } from './slide-crowd.js';
import type { PrepareBatch } from './stain-preparation.js';

export interface SlideScoring {
  readonly slides: SlideCache;
  readonly readScaledRegion: ReadScaledRegion;
  readonly lane: EngineLane;
  readonly models: readonly LoadedModel[];
  /** The slides that are scored at the moment, this one included from its first patch to its last. */
  readonly crowd: SlideCrowd;
  /** Of blocks and batches, for all slides. */
  readonly memory: BufferPool;
  readonly signal: AbortSignal;
  /** Told of each run of the engine. */
  readonly onRun?: OnRun;
  readonly onWait?: (model: number) => () => void;
}

type Seconds = Extract<SlideScoreEvent, { kind: 'done' }>['seconds'];
type MutableSeconds = { -readonly [K in keyof Seconds]: number };

/**
 * Scores in reading order, so that `args.skip` names exactly the patches that came before, or in the order asked for.
 * Stops within one batch of an abort, and of the moment in which `args.stop` is met.
 */
export async function* scoreSlide(
  args: ScoreSlideArgs,
  scoring: SlideScoring,
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  const manifest = requireCommonScale(scoring.models);
  const { priority = 'interactive' } = args;
  const seconds: MutableSeconds = { opening: 0, tissue: 0, scoring: 0, decoding: 0, computing: 0, waiting: 0 };
  yield { kind: 'phase', phase: 'opening' };
  const lease = await timed(seconds, 'opening', () => scoring.slides.acquire(args.files, scoring.signal));
  let share: SlideShare | undefined;
  try {
    yield { kind: 'phase', phase: 'tissue' };
    const askedMs = performance.now();
    const { plan, prepare, warnings } = await scoring.crowd.prepare(priority, () => {
      seconds.waiting += (performance.now() - askedMs) / 1000;
      return timed(seconds, 'tissue', () => prepareSlide(lease.reader, args, manifest, scoring));
    });
    yield tissueEvent(plan, manifest, warnings);
    yield { kind: 'phase', phase: 'scoring' };
    share = scoring.crowd.join(priority);
    const earlyStop = yield* scorePlan(plan, lease.reader, args, { ...scoring, prepare, share }, seconds);
    yield { kind: 'done', seconds, ...(earlyStop && { earlyStop }) };
  } finally {
    share?.leave();
    lease.release();
  }
}

type PreparedScoring = SlideScoring & { readonly prepare: PrepareBatch; readonly share: SlideShare };

async function* scorePlan(
  plan: SlidePlan,
  reader: SlideReader,
  args: ScoreSlideArgs,
  scoring: PreparedScoring,
  seconds: MutableSeconds,
): AsyncGenerator<SlideScoreEvent, EarlyStop | undefined, undefined> {
  const start = performance.now();
  const sizer = createBatchSizer(runPatches(requireCommonScale(scoring.models).patchSizePx));
  const buffer = createScoreBuffer();
  const ordered = orderPatches(plan, args, scoring.models.length);
  const { share } = scoring;
  const batches = pullAhead(readPlan(plan, reader, ordered.blocks, scoring, sizer, seconds), share.batchesAhead);
  // Runs of two batches overlap where the engine has several instances: their time is counted once.
  const lane = timedLane(scoring.lane, (busy) => (seconds.computing += busy));
  const over = new AbortController();
  const own = { ...scoring, lane, signal: AbortSignal.any([scoring.signal, over.signal]) };
  const score = (batch: CellBatch): Promise<SlideScoreBatch> => scoreCells(batch, args, own, sizer);
  const started = pullAhead(startEach(batches, score, seconds), share.batchesAtEngine);
  let earlyStop = ordered.verdict();
  try {
    while (earlyStop === undefined) {
      const next = await started.next();
      if (next.done === true) break;
      const scores = await next.value.scores;
      throwIfAborted(scoring.signal);
      ordered.add(scores);
      buffer.add(scores);
      const due = buffer.isDue() ? buffer.take() : undefined;
      if (due !== undefined) yield { kind: 'scores', batch: due };
      earlyStop = ordered.verdict();
    }
  } finally {
    // A batch that waits for the engine is of no use to anybody now. All have this one signal, by which slides take turns.
    over.abort();
    await started.return();
  }
  const rest = buffer.take();
  if (rest !== undefined) yield { kind: 'scores', batch: rest };
  seconds.scoring = (performance.now() - start) / 1000;
  return earlyStop;
}

/** Starts each batch as soon as it is there. Counts as waiting when none of ours is at the engine. */
async function* startEach(
  batches: AsyncGenerator<CellBatch, void, undefined>,
  score: (batch: CellBatch) => Promise<SlideScoreBatch>,
  seconds: MutableSeconds,
): AsyncGenerator<{ readonly scores: Promise<SlideScoreBatch> }, void, undefined> {
  let underWay = 0;
  let idleSinceMs = performance.now();
  const end = (): void => {
    underWay -= 1;
    idleSinceMs = performance.now();
  };
  try {
    for (;;) {
      const askedMs = performance.now();
      const next = await batches.next();
      if (underWay === 0) seconds.waiting += (performance.now() - Math.max(askedMs, idleSinceMs)) / 1000;
      if (next.done === true) return;
      underWay += 1;
      const scores = score(next.value).finally(end);
      // Whoever takes it meets its failure; one that nobody takes any more is of an aborted call.
      scores.catch(() => undefined);
      yield { scores };
    }
  } finally {
    await batches.return();
  }
}

function readPlan(
  plan: SlidePlan,
  reader: SlideReader,
  blocks: Iterable<PatchBlock>,
  scoring: PreparedScoring,
  sizer: BatchSizer,
  seconds: MutableSeconds,
): AsyncGenerator<CellBatch, void, undefined> {
  const { patchSizePx } = requireCommonScale(scoring.models);
  const decoding = createBusyTime((busy) => (seconds.decoding = (seconds.decoding ?? 0) + busy));
  return patchBatches({
    blocks,
    gridColumns: plan.grid.columns,
    patchSizePx,
    batchSize: () => scoring.share.batchPatches(sizer.size()),
    blocksAhead: scoring.share.blocksAhead,
    memory: scoring.memory,
    readBlock: ({ column, row, columnCount, rowCount }, into) => {
      const rectangle = cellsRectangle(plan.grid, column, row, columnCount, rowCount);
      const [widthPx, heightPx] = [columnCount * patchSizePx, rowCount * patchSizePx];
      return decoding(() => scoring.readScaledRegion(reader, rectangle, widthPx, heightPx, scoring.signal, into));
    },
  });
}

async function scoreCells(
  batch: CellBatch,
  args: ScoreSlideArgs,
  scoring: PreparedScoring,
  sizer: BatchSizer,
): Promise<SlideScoreBatch> {
  const { models, prepare, lane, signal, onRun, onWait } = scoring;
  const { patchSizePx } = requireCommonScale(models);
  const patches = { data: batch.data, count: batch.count, patchSizePx };
  const { aggregation, priority = 'interactive' } = args;
  const how = { models, prepare, lane, signal, priority: slidesOf(priority), aggregation, onRun, onWait };
  const scores = await scoreBatch(patches, how);
  // Not after a failure: a run that was given up may still read it.
  scoring.memory.giveBack(batch.data);
  sizer.report(batch.count, scores.computingSeconds);
  return { columns: batch.columns, rows: batch.rows, probabilities: scores.probabilities };
}

function timedLane(lane: EngineLane, add: (seconds: number) => void): EngineLane {
  const busy = createBusyTime(add);
  return { ...lane, run: (priority, task, signal) => lane.run(priority, () => busy(task), signal) };
}

function requireCommonScale(models: readonly LoadedModel[]): ModelManifest {
  const [first] = models;
  if (first === undefined) throw new AppError('INTERNAL', 'a slide is to be scored by no model');
  requireSameScale(models.map((model) => model.manifest));
  return first.manifest;
}

async function timed<T>(seconds: MutableSeconds, phase: keyof Seconds, task: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await task();
  } finally {
    seconds[phase] += (performance.now() - start) / 1000;
  }
}
