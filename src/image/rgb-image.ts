import type { RgbImage } from '../domain/image.js';

const WHITE = 255;

/** A white image: glass, and everything outside a slide. In memory of exactly its bytes, where some is given. */
export function whiteImage(widthPx: number, heightPx: number, into?: Uint8Array): RgbImage {
  const image = bareImage(widthPx, heightPx, into);
  fillWhite(image.data);
  return image;
}

const WORD_BYTES = BigUint64Array.BYTES_PER_ELEMENT;
const WHITE_WORD = 0xffffffffffffffffn;

/** By words, as V8 fills shared memory element by element: a fifth of the time that bytes take. */
function fillWhite(data: Uint8Array): void {
  const { buffer, byteOffset, length } = data;
  const lead = (WORD_BYTES - (byteOffset % WORD_BYTES)) % WORD_BYTES;
  const words = Math.max(0, Math.floor((length - lead) / WORD_BYTES));
  if (words === 0) {
    data.fill(WHITE);
    return;
  }
  data.fill(WHITE, 0, lead);
  new BigUint64Array(buffer, byteOffset + lead, words).fill(WHITE_WORD);
  data.fill(WHITE, lead + words * WORD_BYTES);
}

/** One of which every pixel is about to be written. */
export function bareImage(widthPx: number, heightPx: number, into?: Uint8Array): RgbImage {
  return { data: into ?? new Uint8Array(widthPx * heightPx * 3), widthPx, heightPx };
}

/** Makes the part of `target` at (x, y) white; what falls outside is left out. */
export function whiten(
  target: RgbImage,
  x: number,
  y: number,
  part: { readonly widthPx: number; readonly heightPx: number },
): void {
  const { left, right, top, bottom } = insideOf(target, x, y, part);
  if (left >= right) return;
  for (let row = top; row < bottom; row += 1) {
    const start = row * target.widthPx;
    target.data.fill(WHITE, (start + left) * 3, (start + right) * 3);
  }
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
  const { left, right, top, bottom } = insideOf(target, x, y, part);
  if (left >= right || top >= bottom) return;
  if (right - left === source.widthPx && source.widthPx === target.widthPx) {
    const rows = source.data.subarray((top - y) * source.widthPx * 3, (bottom - y) * source.widthPx * 3);
    target.data.set(rows, top * target.widthPx * 3);
    return;
  }
  for (let row = top; row < bottom; row += 1) {
    const from = ((row - y) * source.widthPx + (left - x)) * 3;
    target.data.set(source.data.subarray(from, from + (right - left) * 3), (row * target.widthPx + left) * 3);
  }
}

function insideOf(
  target: RgbImage,
  x: number,
  y: number,
  part: { readonly widthPx: number; readonly heightPx: number },
): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  return {
    left: Math.max(0, x),
    right: Math.min(target.widthPx, x + part.widthPx),
    top: Math.max(0, y),
    bottom: Math.min(target.heightPx, y + part.heightPx),
  };
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
