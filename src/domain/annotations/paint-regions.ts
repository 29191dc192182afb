import type { AnnotatedRegion, RegionKind, Ring } from './annotated-region.js';
import { truthInvalid } from './truth-invalid.js';
import { IGNORED, NOTHING, TUMOUR, type MaskFrame, type TruthMask } from './truth-mask.js';

const VALUES: Readonly<Record<RegionKind, number>> = { tumour: TUMOUR, normal: NOTHING, ignore: IGNORED };

/**
 * Where outlines and lines of mask pixels meet, of one region: 1.6 GB at most, which a drawn outline never comes near.
 */
const MAX_CROSSINGS = 20_000_000;

/** A ring's edge meets a line of pixels at `x`, in mask pixels; `turn` is +1 or −1 by the edge's direction. */
interface Crossing {
  readonly x: number;
  readonly ring: number;
  readonly turn: number;
}

/**
 * Paints regions in their order; a pixel is inside when its centre is. Outlines that cross themselves enclose all that
 * they wind around (the non-zero rule), whichever way they are drawn; what lies in a hole is left as it was.
 */
export function paintRegions(regions: readonly AnnotatedRegion[], frame: MaskFrame): TruthMask {
  const data = new Uint8Array(frame.widthPx * frame.heightPx);
  for (const region of regions) {
    for (const [row, crossings] of crossingsOf(region, frame)) {
      paintRow(data.subarray(row * frame.widthPx, (row + 1) * frame.widthPx), crossings, VALUES[region.kind]);
    }
  }
  return { ...frame, data };
}

function crossingsOf({ name, outer, holes }: AnnotatedRegion, frame: MaskFrame): ReadonlyMap<number, Crossing[]> {
  const rows = new Map<number, Crossing[]>();
  let total = 0;
  [outer, ...holes].forEach((ring, ringIndex) => {
    for (let edge = 0; edge < ring.length; edge += 2) total += addEdge(rows, ring, ringIndex, edge, frame);
    if (total > MAX_CROSSINGS) throw truthInvalid(`${name} is too intricate to be painted`);
  });
  return rows;
}

/** Adds where one edge meets the centre lines of pixel rows; returns how often. */
function addEdge(rows: Map<number, Crossing[]>, ring: Ring, ringIndex: number, edge: number, frame: MaskFrame): number {
  const next = (edge + 2) % ring.length;
  const fromX = ring[edge]! / frame.level0PerPixelX;
  const fromY = ring[edge + 1]! / frame.level0PerPixelY - 0.5;
  const toX = ring[next]! / frame.level0PerPixelX;
  const toY = ring[next + 1]! / frame.level0PerPixelY - 0.5;
  const first = Math.max(0, Math.ceil(Math.min(fromY, toY)));
  const end = Math.min(frame.heightPx, Math.ceil(Math.max(fromY, toY)));
  for (let row = first; row < end; row += 1) {
    const x = fromX + ((toX - fromX) * (row - fromY)) / (toY - fromY);
    const crossing = { x, ring: ringIndex, turn: toY > fromY ? 1 : -1 };
    const inRow = rows.get(row);
    if (inRow === undefined) rows.set(row, [crossing]);
    else inRow.push(crossing);
  }
  return Math.max(0, end - first);
}

function paintRow(row: Uint8Array, crossings: Crossing[], value: number): void {
  crossings.sort((a, b) => a.x - b.x);
  const winds = new Map<number, number>();
  let start: number | undefined;
  for (const { x, ring, turn } of crossings) {
    const wind = (winds.get(ring) ?? 0) + turn;
    if (wind === 0) winds.delete(ring);
    else winds.set(ring, wind);
    const inside = winds.size === 1 && winds.has(0);
    if (inside) start ??= x;
    else if (start !== undefined) {
      row.fill(value, firstCentre(start, row.length), firstCentre(x, row.length));
      start = undefined;
    }
  }
}

/** The first pixel whose centre is at or right of `x`. */
function firstCentre(x: number, widthPx: number): number {
  return Math.min(widthPx, Math.max(0, Math.ceil(x - 0.5)));
}
