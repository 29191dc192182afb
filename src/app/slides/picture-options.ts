import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { MAX_ENLARGEMENT } from '../../domain/geometry/max-enlargement.js';
import type { Slide } from '../../domain/slides/slide.js';

/** Longest side of any picture that is given out. */
const MAX_SIDE_PX = 4_096;
const DEFAULT_SIDE_PX = 1_024;

/**
 * Longest side of a region: no slide is longer (42 cm at 0.1 µm per pixel), so more than this is a slip or an attack.
 * Up to here every region can be made at every size of picture.
 */
const MAX_REGION_SIDE_PX = 4_194_304;

export interface SlideRegion {
  readonly level0X: number;
  readonly level0Y: number;
  readonly level0WidthPx: number;
  readonly level0HeightPx: number;
}

/** 0 means the default; throws INVALID_FIELD outside of `minPx` to 4,096. */
export function boundedSide(maxSidePx: number, minPx: number): number {
  if (maxSidePx === 0) return DEFAULT_SIDE_PX;
  requireInteger('max_side_px', maxSidePx, minPx, MAX_SIDE_PX);
  return maxSidePx;
}

/**
 * The size of the answer; 0 × 0 means the region's own size, which must then be small enough. Throws INVALID_FIELD,
 * also where the region would be enlarged more than MAX_ENLARGEMENT times.
 */
export function regionOutputSize(
  region: SlideRegion,
  output: { readonly widthPx: number; readonly heightPx: number },
): { readonly widthPx: number; readonly heightPx: number } {
  const isOwnSize = output.widthPx === 0 && output.heightPx === 0;
  const size = isOwnSize ? { widthPx: region.level0WidthPx, heightPx: region.level0HeightPx } : output;
  requireInteger('output_width_px', size.widthPx, 1, MAX_SIDE_PX);
  requireInteger('output_height_px', size.heightPx, 1, MAX_SIDE_PX);
  requireEnlargement('output_width_px', size.widthPx, region.level0WidthPx);
  requireEnlargement('output_height_px', size.heightPx, region.level0HeightPx);
  return size;
}

/** Throws INVALID_FIELD for a region that is none, REGION_OUT_OF_BOUNDS for one wholly outside the slide. */
export function requireRegion(region: SlideRegion, { facts }: Slide): void {
  requireInteger('region.level0_x', region.level0X, 0, Number.MAX_SAFE_INTEGER);
  requireInteger('region.level0_y', region.level0Y, 0, Number.MAX_SAFE_INTEGER);
  requireInteger('region.level0_width', region.level0WidthPx, 1, MAX_REGION_SIDE_PX);
  requireInteger('region.level0_height', region.level0HeightPx, 1, MAX_REGION_SIDE_PX);
  if (region.level0X < facts.widthPx && region.level0Y < facts.heightPx) return;
  throw new AppError('REGION_OUT_OF_BOUNDS', `the slide is ${facts.widthPx} × ${facts.heightPx} pixels`, {
    metadata: { widthPx: String(facts.widthPx), heightPx: String(facts.heightPx) },
  });
}

function requireEnlargement(field: string, outputPx: number, regionPx: number): void {
  if (outputPx <= regionPx * MAX_ENLARGEMENT) return;
  throw invalidField(field, `must be at most ${MAX_ENLARGEMENT} times the region's ${regionPx} pixels`);
}

function requireInteger(field: string, value: number, min: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw invalidField(field, `must be a whole number from ${min} to ${max}`);
}
