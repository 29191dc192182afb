import { randomIndex, uniform, type RandomStream } from '../random/seeded-random.js';
import type { AugmentationOptions } from './augmentation-options.js';

/** Source position = matrix · (target − centre) + centre + shift; row-major 2×2. */
export interface PatchGeometry {
  readonly matrix: readonly [number, number, number, number];
  readonly shiftX: number;
  readonly shiftY: number;
}

export function drawGeometry(options: AugmentationOptions, random: RandomStream): PatchGeometry {
  const turns = options.flipsAndTurns ? randomIndex(random, 4) : 0;
  const mirror = options.flipsAndTurns && random() < 0.5 ? -1 : 1;
  const angle = turns * (Math.PI / 2) + uniform(random, -1, 1) * options.rotationDegrees * (Math.PI / 180);
  const scale = 1 / (1 + uniform(random, -1, 1) * options.zoom);
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  return {
    matrix: [cos * mirror, -sin, sin * mirror, cos],
    shiftX: uniform(random, -1, 1) * options.shiftPx,
    shiftY: uniform(random, -1, 1) * options.shiftPx,
  };
}

/**
 * Resamples a square RGB patch bilinearly; what lies outside is reflected at the edge pixels.
 * `source` uint8 and `target` float32 both hold sizePx² × 3 values.
 */
export function resamplePatch(source: Uint8Array, target: Float32Array, sizePx: number, geometry: PatchGeometry): void {
  const [xx, xy, yx, yy] = geometry.matrix;
  const centre = (sizePx - 1) / 2;
  for (let row = 0; row < sizePx; row += 1) {
    for (let column = 0; column < sizePx; column += 1) {
      const dx = column - centre;
      const dy = row - centre;
      const x = reflect(xx * dx + xy * dy + centre + geometry.shiftX, sizePx - 1);
      const y = reflect(yx * dx + yy * dy + centre + geometry.shiftY, sizePx - 1);
      sample(source, target, (row * sizePx + column) * 3, x, y, sizePx);
    }
  }
}

function sample(source: Uint8Array, target: Float32Array, at: number, x: number, y: number, sizePx: number): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const rightShare = x - left;
  const bottomShare = y - top;
  const stepX = left + 1 < sizePx ? 3 : 0;
  const stepY = top + 1 < sizePx ? sizePx * 3 : 0;
  const corner = (top * sizePx + left) * 3;
  for (let channel = corner; channel < corner + 3; channel += 1) {
    const upper = (source[channel] ?? 0) * (1 - rightShare) + (source[channel + stepX] ?? 0) * rightShare;
    const lower =
      (source[channel + stepY] ?? 0) * (1 - rightShare) + (source[channel + stepY + stepX] ?? 0) * rightShare;
    target[at + channel - corner] = upper * (1 - bottomShare) + lower * bottomShare;
  }
}

/** Mirrors a position into 0…last; enough for positions up to one length outside. */
function reflect(position: number, last: number): number {
  const folded = position < 0 ? -position : position;
  return Math.min(last, Math.max(0, folded > last ? 2 * last - folded : folded));
}
