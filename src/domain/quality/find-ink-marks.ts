import { labelComponents } from '../lesions/label-components.js';
import type { InkMap } from './ink-map.js';
import { MIN_INK_PIXELS } from './quality-limits.js';
import { INK_COLOURS, type InkColour } from './slide-quality.js';

/** A connected patch of ink of any colours, in pixels of the picture. */
export interface InkPatch {
  /** The most frequent one in it. */
  readonly colour: InkColour;
  readonly left: number;
  readonly top: number;
  /** Exclusive. */
  readonly right: number;
  readonly bottom: number;
  readonly pixels: number;
}

interface GrowingPatch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  readonly counts: Uint32Array;
}

/** Patches of at least MIN_INK_PIXELS, the largest first. A stroke of two colours is one patch. */
export function findInkMarks(map: InkMap, widthPx: number, heightPx: number): readonly InkPatch[] {
  const data = map.map((ink) => (ink === 0 ? 0 : 1));
  const { labels, count } = labelComponents({ leftPx: 0, topPx: 0, widthPx, heightPx, data });
  const patches = Array.from({ length: count }, emptyPatch);
  for (let pixel = 0; pixel < labels.length; pixel += 1) {
    const patch = patches[labels[pixel]! - 1];
    if (patch !== undefined) grow(patch, pixel % widthPx, Math.floor(pixel / widthPx), map[pixel]!);
  }
  return patches
    .map(finished)
    .filter(({ pixels }) => pixels >= MIN_INK_PIXELS)
    .sort((a, b) => b.pixels - a.pixels || a.top - b.top || a.left - b.left);
}

function emptyPatch(): GrowingPatch {
  const counts = new Uint32Array(INK_COLOURS.length + 1);
  return { left: Infinity, top: Infinity, right: 0, bottom: 0, counts };
}

function grow(patch: GrowingPatch, x: number, y: number, ink: number): void {
  patch.left = Math.min(patch.left, x);
  patch.top = Math.min(patch.top, y);
  patch.right = Math.max(patch.right, x + 1);
  patch.bottom = Math.max(patch.bottom, y + 1);
  patch.counts[ink]! += 1;
}

function finished({ counts, ...box }: GrowingPatch): InkPatch {
  const pixels = counts.reduce((sum, count) => sum + count, 0);
  const [first, ...others] = INK_COLOURS;
  const countOf = (colour: InkColour): number => counts[INK_COLOURS.indexOf(colour) + 1] ?? 0;
  const colour = others.reduce<InkColour>((best, other) => (countOf(other) > countOf(best) ? other : best), first);
  return { ...box, colour, pixels };
}
