import type { Ring, SlideAnnotations } from '../annotations/annotated-region.js';
import { invalidField } from '../errors/invalid-field.js';
import type { MaskWindow } from './mask-window.js';

export interface RasteriseOptions {
  /** Level-0 pixels a mask pixel. */
  readonly downsample: number;
  /** Empty pixels kept around the tumour: as far as it will be grown. */
  readonly marginPx: number;
  /** The slide's own size ends the mask; without it the mask ends behind the tumour. */
  readonly slide?: { readonly widthPx: number; readonly heightPx: number };
}

/** 1/32 of the largest slides, 200,000 px a side, has 39 million. */
export const MAX_MASK_PIXELS = 40_000_000;

/**
 * Annotated tumour as a mask: a mask pixel is tumour when its centre lies inside (even-odd) of a tumour region that no
 * later region of another kind covers; a centre on an outline belongs to what lies right of it. A region too small to
 * hold any centre marks the pixels of its vertices, so that no lesion is lost to the grid.
 * Throws INVALID_FIELD for a mask of more than 40 million pixels.
 */
export function rasteriseLesions({ regions }: SlideAnnotations, options: RasteriseOptions): MaskWindow {
  const tumour = regions.filter(({ kind }) => kind === 'tumour').map(({ outer }) => outer);
  const window = emptyWindow(tumour, options);
  for (const { kind, outer, holes } of regions) {
    const filled = fillRings(window, [outer, ...holes], options.downsample, kind === 'tumour' ? 1 : 0);
    if (kind === 'tumour' && filled === 0) markVertices(window, outer, options.downsample);
  }
  return window;
}

function emptyWindow(rings: readonly Ring[], { downsample, marginPx, slide }: RasteriseOptions): MaskWindow {
  const columns = span(rings, 0, downsample, marginPx, slide?.widthPx);
  const rows = span(rings, 1, downsample, marginPx, slide?.heightPx);
  const place = { leftPx: columns.first, topPx: rows.first, widthPx: columns.count, heightPx: rows.count };
  const pixels = place.widthPx * place.heightPx;
  if (pixels <= MAX_MASK_PIXELS) return { ...place, data: new Uint8Array(pixels) };
  const size = `${place.widthPx}×${place.heightPx}`;
  throw invalidField('lesions', `make a mask of ${size} pixels, more than ${MAX_MASK_PIXELS}`);
}

/** Mask pixels along an axis (0 is x, 1 is y) from a margin before the first vertex to one behind the last. */
function span(
  rings: readonly Ring[],
  axis: 0 | 1,
  downsample: number,
  marginPx: number,
  slideSizePx: number | undefined,
): { readonly first: number; readonly count: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const ring of rings) {
    for (let index = axis; index < ring.length; index += 2) {
      least = Math.min(least, ring[index]!);
      most = Math.max(most, ring[index]!);
    }
  }
  if (least > most) return { first: 0, count: 0 };
  const first = Math.max(0, Math.floor(least / downsample) - marginPx);
  const slideEnd = slideSizePx === undefined ? Infinity : Math.ceil(slideSizePx / downsample);
  const end = Math.min(slideEnd, Math.floor(most / downsample) + 1 + marginPx);
  return { first, count: Math.max(0, end - first) };
}

/** Returns how many centres lie inside. */
function fillRings(window: MaskWindow, rings: readonly Ring[], downsample: number, value: 0 | 1): number {
  const rows = new Map<number, number[]>();
  for (const ring of rings) addCrossings(rows, ring, window, downsample);
  let filled = 0;
  for (const [row, crossings] of rows) {
    crossings.sort((a, b) => a - b);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const from = Math.max(0, Math.ceil(crossings[index]!));
      const to = Math.min(window.widthPx, Math.ceil(crossings[index + 1]!));
      if (to <= from) continue;
      window.data.fill(value, row * window.widthPx + from, row * window.widthPx + to);
      filled += to - from;
    }
  }
  return filled;
}

/** Where the ring crosses the centres' line of each row of the window, counted in columns' centres. */
function addCrossings(rows: Map<number, number[]>, ring: Ring, window: MaskWindow, downsample: number): void {
  const count = ring.length / 2;
  const column = (point: number): number => ring[(2 * point) % ring.length]! / downsample - window.leftPx - 0.5;
  const height = (point: number): number => ring[(2 * point + 1) % ring.length]! / downsample - window.topPx - 0.5;
  for (let edge = 0; edge < count; edge += 1) {
    const [x0, y0, x1, y1] = [column(edge), height(edge), column(edge + 1), height(edge + 1)];
    // A vertex on a row's line belongs to the edge below it, so that each row is crossed an even number of times.
    const first = Math.max(0, Math.ceil(Math.min(y0, y1)));
    const end = Math.min(window.heightPx, Math.ceil(Math.max(y0, y1)));
    for (let row = first; row < end; row += 1) {
      const crossing = x0 + ((row - y0) / (y1 - y0)) * (x1 - x0);
      const others = rows.get(row);
      if (others === undefined) rows.set(row, [crossing]);
      else others.push(crossing);
    }
  }
}

function markVertices(window: MaskWindow, ring: Ring, downsample: number): void {
  for (let index = 0; index < ring.length; index += 2) {
    const column = Math.floor(ring[index]! / downsample) - window.leftPx;
    const row = Math.floor(ring[index + 1]! / downsample) - window.topPx;
    if (column < 0 || row < 0 || column >= window.widthPx || row >= window.heightPx) continue;
    window.data[row * window.widthPx + column] = 1;
  }
}
