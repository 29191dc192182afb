// Pixels of one square tile of RGB, as the pyramid is built from.
import { sharp } from '../../src/image/sharp.js';

/** Shows through scratched and dusty slides alike: what scanners store for bare glass. */
export const GLASS = 243;

export function glassTile(sidePx: number): Uint8Array {
  return new Uint8Array(sidePx * sidePx * 3).fill(GLASS);
}

/** Four tiles (top left, top right, bottom left, bottom right) at half their size as one; undefined is glass. */
export function halved(children: readonly (Uint8Array | undefined)[], sidePx: number): Uint8Array {
  const tile = glassTile(sidePx);
  const half = sidePx / 2;
  for (const [index, child] of children.entries()) {
    if (child === undefined) continue;
    const left = (index % 2) * half;
    const top = Math.floor(index / 2) * half;
    for (let y = 0; y < half; y += 1) {
      shrinkRow(
        child,
        y,
        sidePx,
        tile.subarray(((top + y) * sidePx + left) * 3, ((top + y) * sidePx + left + half) * 3),
      );
    }
  }
  return tile;
}

/** Means of 2 × 2 pixels. */
function shrinkRow(source: Uint8Array, row: number, sidePx: number, target: Uint8Array): void {
  const upper = row * 2 * sidePx * 3;
  const lower = upper + sidePx * 3;
  for (let at = 0; at < target.length; at += 1) {
    const from = (at - (at % 3)) * 2 + (at % 3);
    target[at] =
      (source[upper + from]! + source[upper + from + 3]! + source[lower + from]! + source[lower + from + 3]! + 2) >> 2;
  }
}

export async function encodeTile(pixels: Uint8Array, sidePx: number, quality: number): Promise<Uint8Array> {
  const raw = sharp(pixels, { raw: { width: sidePx, height: sidePx, channels: 3 } });
  return new Uint8Array(await raw.jpeg({ quality }).toBuffer());
}
