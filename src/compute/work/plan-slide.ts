// What of a slide is scored, and in which order.
import { setImmediate } from 'node:timers/promises';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { nearestFinerLevel } from '../../domain/geometry/finest-level.js';
import { layGrid, type PatchGrid } from '../../domain/geometry/grid.js';
import type { Spacing } from '../../domain/image.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { Sampling } from '../../domain/predictions/prediction.js';
import type { SlideLevel } from '../../domain/slides/slide.js';
import { samplePatches } from '../../domain/tiling/sample-patches.js';
import { findTissue, type TissueMask } from '../../domain/tissue/find-tissue.js';
import type { TissueRule } from '../../domain/tissue/tissue-rule.js';
import { tissueAreaMm2 } from '../../domain/tissue/tissue-area.js';
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import { scanTissue } from './scan-tissue.js';

export interface SlidePlan {
  readonly grid: PatchGrid;
  readonly tissue: TissueMask;
  /** Cells to score, ascending. */
  readonly sample: Uint32Array;
  /** Side of the largest block that is read at once, in cells. */
  readonly blockCells: number;
}

export interface PlanRequest {
  readonly spacing: Spacing;
  /** Patch size and scale; shared by all models of the call. */
  readonly model: ModelManifest;
  readonly sampling: Sampling;
  readonly tissueRule: TissueRule;
}

/** Side of a block in pixels of the level that is read: 3 MiB as RGB, and several tiles of any usual size. */
const BLOCK_SIDE_PX = 1024;
/** Larger blocks gain nothing once every inner tile is decoded once, and delay the first batch. */
const MAX_BLOCK_CELLS = 8;

/** Deterministic: the same slide and request give the same patches in the same order. */
export async function planSlide(
  reader: SlideReader,
  request: PlanRequest,
  read: ReadScaledRegion,
  signal: AbortSignal,
): Promise<SlidePlan> {
  const { widthPx: slideWidthPx, heightPx: slideHeightPx, levels } = reader.facts;
  const { patchSizePx, mppX, mppY } = request.model;
  const patchSpacing = { mppX, mppY };
  const grid = layGrid({ slideWidthPx, slideHeightPx, slideSpacing: request.spacing, patchSizePx, patchSpacing });
  const tissue = findTissue(await scanTissue(reader, grid, read, signal), request.tissueRule);
  await turn(signal);
  const sample = samplePatches(tissue.mask, grid.columns, request.sampling);
  await turn(signal);
  return { grid, tissue, sample, blockCells: blockSide(levels, grid, patchSizePx) };
}

/**
 * Each step takes seconds on the largest grids (6 s of 33 million cells): heartbeats and cancels get through between.
 */
async function turn(signal: AbortSignal): Promise<void> {
  await setImmediate();
  throwIfAborted(signal);
}

/** The plan as the service hears of it. */
export function tissueEvent(plan: SlidePlan, model: ModelManifest, warnings: readonly string[] = []): SlideScoreEvent {
  const { grid, tissue } = plan;
  return {
    kind: 'tissue',
    gridColumns: grid.columns,
    gridRows: grid.rows,
    cellLevel0X: grid.cellLevel0X,
    cellLevel0Y: grid.cellLevel0Y,
    threshold: tissue.threshold,
    method: tissue.method,
    areaMm2: tissueAreaMm2(tissue.tissuePatches, model.patchSizePx, model),
    tissuePatches: tissue.tissuePatches,
    patchesTotal: plan.sample.length,
    warnings,
  };
}

function blockSide(levels: readonly SlideLevel[], grid: PatchGrid, patchSizePx: number): number {
  const level = levels[nearestFinerLevel(levels, grid.cellLevel0X / patchSizePx, grid.cellLevel0Y / patchSizePx)];
  return blockCellsFor(
    Math.max(patchSizePx, grid.cellLevel0X / (level?.downsampleX ?? 1), grid.cellLevel0Y / (level?.downsampleY ?? 1)),
  );
}

/** Side of the largest block in cells. `cellSidePx`: of a cell, in pixels of the level or of the patch, the larger. */
export function blockCellsFor(cellSidePx: number): number {
  return Math.min(MAX_BLOCK_CELLS, Math.max(1, Math.floor(BLOCK_SIDE_PX / cellSidePx)));
}
