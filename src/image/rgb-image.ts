import type { RgbImage } from '../domain/image.js';

const WHITE = 255;

/** A white image: glass, and everything outside a slide. In memory of exactly its bytes, where some is given. */
export function whiteImage(widthPx: number, heightPx: number, into?: Uint8Array): RgbImage {
  return { data: (into ?? new Uint8Array(widthPx * heightPx * 3)).fill(WHITE), widthPx, heightPx };
}

/**
 * Copies the top left `part` of `source` (by default all of it) onto `target` at (x, y); what falls outside the
 * target is left out.
 */
export function blit(
  source: RgbImage,
  target: RgbImage,
  x: number,
  y: number,
  part: { readonly widthPx: number; readonly heightPx: number } = source,
): void {
  const left = Math.max(0, x);
  const right = Math.min(target.widthPx, x + part.widthPx);
  const top = Math.max(0, y);
  const bottom = Math.min(target.heightPx, y + part.heightPx);
  if (left >= right) return;
  for (let row = top; row < bottom; row += 1) {
    const from = ((row - y) * source.widthPx + (left - x)) * 3;
    target.data.set(source.data.subarray(from, from + (right - left) * 3), (row * target.widthPx + left) * 3);
  }
}

/** The part of `source` at (x, y); white where it reaches outside. */
export function cropImage(
  source: RgbImage,
  x: number,
  y: number,
  widthPx: number,
  heightPx: number,
  into?: Uint8Array,
): RgbImage {
  const target = whiteImage(widthPx, heightPx, into);
  blit(source, target, -x, -y);
  return target;
}
