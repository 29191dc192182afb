import { DRAW_SEED } from '../../src/compute/work/order-patches.js';
import { createDecisionWatch } from '../../src/domain/anytime/decision-watch.js';
import { createPatchOrder, type PatchOrder } from '../../src/domain/anytime/patch-order.js';
import { isCertainlyPositive, type LesionBound, type StopRule } from '../../src/domain/anytime/stop-rule.js';
import type { EnsembleVariant } from '../../src/domain/ensemble/ensemble-manifest.js';
import type { WholeSlide } from './score-whole.js';

export type Decision = 'positive' | 'negative';

export interface Outcome {
  readonly scored: number;
  readonly decision: Decision;
}

export interface Replay {
  readonly patches: number;
  /** With every patch scored. */
  readonly decision: Decision;
  /** Until certainly positive, or to the end. */
  readonly reading: Outcome;
  readonly suspicious: Outcome;
  /** The same, or until certainly negative. */
  readonly withNegative: Outcome;
}

/** The compute child's first batch; an answer cannot come within one. */
const BATCH_PATCHES = 8;

export function replay(slide: WholeSlide, variant: EnsembleVariant, lesion: LesionBound): Replay {
  const rule: StopRule = { variant };
  const cells = cellsOf(slide);
  const all = run(
    slide,
    undefined,
    cells.map((cell) => [cell]),
    rule,
  );
  const suspicious = (negative?: LesionBound): PatchOrder =>
    createPatchOrder({
      cells: [...cells].sort((a, b) => a - b),
      columns: slide.gridColumns,
      seed: DRAW_SEED,
      lesion: negative,
    });
  const [one, two] = [suspicious(), suspicious(lesion)];
  return {
    patches: cells.length,
    decision: all.decision,
    reading: run(
      slide,
      rule,
      cells.map((cell) => [cell]),
      rule,
    ),
    suspicious: run(slide, rule, piecesOf(one), rule, one),
    withNegative: run(slide, { ...rule, negative: lesion }, piecesOf(two), rule, two),
  };
}

function cellsOf({ scores: { columns, rows }, gridColumns }: WholeSlide): readonly number[] {
  return Array.from(columns, (column, index) => (rows[index] ?? 0) * gridColumns + column);
}

function* piecesOf(order: PatchOrder): Generator<readonly number[], void, undefined> {
  for (let next = order.next(); next !== undefined; next = order.next()) yield next;
}

/** Scores `pieces` in batches until the rule is met; `decides` says what the scores so far amount to. */
function run(
  slide: WholeSlide,
  rule: StopRule | undefined,
  pieces: Iterable<readonly number[]>,
  decides: StopRule,
  order?: PatchOrder,
): Outcome {
  const scoresOf = scoresByCell(slide);
  const watch = createDecisionWatch(rule, slide.models, slide.scores.columns.length);
  const maxima = new Array<number>(slide.models).fill(0);
  let scored = 0;
  let batch: number[] = [];
  const score = (): boolean => {
    for (const cell of batch) {
      const own = scoresOf(cell);
      watch.add(own);
      order?.scored(cell, own.reduce((sum, value) => sum + value, 0) / own.length);
      own.forEach((value, model) => (maxima[model] = Math.max(maxima[model] ?? 0, value)));
    }
    scored += batch.length;
    batch = [];
    return watch.verdict(order?.drawnAfter()) !== undefined;
  };
  let isOver = false;
  for (const cell of flat(pieces)) {
    batch.push(cell);
    isOver = batch.length === BATCH_PATCHES && score();
    if (isOver) break;
  }
  if (!isOver) score();
  return { scored, decision: isCertainlyPositive(decides, maxima) ? 'positive' : 'negative' };
}

function* flat(pieces: Iterable<readonly number[]>): Generator<number, void, undefined> {
  for (const piece of pieces) yield* piece;
}

function scoresByCell(slide: WholeSlide): (cell: number) => readonly number[] {
  const { probabilities } = slide.scores;
  const places = new Map(cellsOf(slide).map((cell, index) => [cell, index]));
  return (cell) => {
    const at = (places.get(cell) ?? 0) * slide.models;
    return [...probabilities.subarray(at, at + slide.models)];
  };
}
