import { randomIndex, uniform, type RandomStream } from '../random/seeded-random.js';
import type { AugmentationOptions } from './augmentation-options.js';
import { blendRow, copyRow, type Planes } from './resample-row.js';

/** Source position = matrix · (target − target centre) + source centre + shift; row-major 2×2. */
export interface PatchGeometry {
  readonly matrix: readonly [number, number, number, number];
  readonly shiftX: number;
  readonly shiftY: number;
}

/**
 * Cosine and sine of 0, 90, 180 and 270 degrees: whole numbers, so that a quarter turn by itself moves pixels
 * unchanged.
 */
const QUARTERS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

export function drawGeometry(options: AugmentationOptions, random: RandomStream): PatchGeometry {
  const [quarterCos, quarterSin] = QUARTERS[options.quarterTurns ? randomIndex(random, 4) : 0] ?? QUARTERS[0];
  const mirror = options.flips && random() < 0.5 ? -1 : 1;
  const angle = uniform(random, -1, 1) * options.rotationDegrees * (Math.PI / 180);
  const scale = 1 / (1 + uniform(random, -1, 1) * options.zoom);
  const cos = (quarterCos * Math.cos(angle) - quarterSin * Math.sin(angle)) * scale;
  const sin = (quarterSin * Math.cos(angle) + quarterCos * Math.sin(angle)) * scale;
  return {
    matrix: [cos * mirror, -sin, sin * mirror, cos],
    shiftX: uniform(random, -1, 1) * options.shiftPx,
    shiftY: uniform(random, -1, 1) * options.shiftPx,
  };
}

/**
 * Side of the square that a patch of `sizePx` draws on under `options`, whatever the draw: read that much, and turned
 * corners show tissue instead of reflections. As odd or even as `sizePx`, so that an unturned patch is an exact crop.
 */
export function sourceSizePx(sizePx: number, { rotationDegrees, zoom, shiftPx }: AugmentationOptions): number {
  const angle = Math.min(rotationDegrees, 45) * (Math.PI / 180);
  const side = ((sizePx - 1) * (Math.cos(angle) + Math.sin(angle))) / (1 - zoom) + 1 + 2 * shiftPx;
  return sizePx + 2 * Math.ceil((side - sizePx) / 2 - 1e-9);
}

/**
 * Resamples the middle of a square RGB patch bilinearly; what lies outside the source is reflected at its edge pixels.
 * `source` uint8 holds sourcePx² × 3 values, `target` float32 sizePx² × 3.
 */
export function resamplePatch(
  source: Uint8Array,
  sourcePx: number,
  target: Float32Array,
  sizePx: number,
  geometry: PatchGeometry,
): void {
  const planes: Planes = { source, sourcePx, target, sizePx };
  const resampleRow = isWhole(geometry, sourcePx, sizePx) ? copyRow : blendRow;
  const [xx, xy, yx, yy] = geometry.matrix;
  const centre = (sizePx - 1) / 2;
  for (let row = 0; row < sizePx; row += 1) {
    const dy = row - centre;
    resampleRow(planes, row * sizePx * 3, {
      x: xy * dy + (sourcePx - 1) / 2 + geometry.shiftX,
      y: yy * dy + (sourcePx - 1) / 2 + geometry.shiftY,
      stepX: xx,
      stepY: yx,
    });
  }
}

/** Whether every target pixel falls on a source pixel. */
function isWhole({ matrix, shiftX, shiftY }: PatchGeometry, sourcePx: number, sizePx: number): boolean {
  return (sourcePx - sizePx) % 2 === 0 && [...matrix, shiftX, shiftY].every(Number.isInteger);
}
