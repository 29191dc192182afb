// Premultiplied ARGB to RGB over a background, four pixels at a time. 16 bytes become 12, from the lowest address on,
// so that the result may lie where the pixels lay: what a step writes beyond its 12 bytes is read no more.
import { createKernel, type Kernel } from '../../image/kernels/create-kernel.js';
import * as wasm from '../../image/kernels/instructions.js';

/**
 * At address 0: what the background adds to a pixel, a word like those of the pixels for each alpha. Added with
 * saturation, as a broken file may hold colours above their alpha.
 */
export const TINTS = 256;
export const TINTS_BYTES = TINTS * 4;

export const GROUP_PIXELS = 4;
const GROUP_BYTES = GROUP_PIXELS * 4;
const GROUP_RESULT_BYTES = GROUP_PIXELS * 3;

const [FROM, END, TO, PIXELS, PLACES, TINT] = [0, 1, 2, 3, 4, 5] as const;

/** In memory a pixel is blue, green, red, alpha, from the lowest byte of its word. */
const ALPHA_BITS = [0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255];
const TO_RGB = [2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 7, 11, 15];
/** A word's alpha times four, the place of its tint: the word shifted by 22, and the two lowest bits cleared. */
const PLACE_BITS = [252, 3, 0, 0, 252, 3, 0, 0, 252, 3, 0, 0, 252, 3, 0, 0];
const PLACE_SHIFT = 22;

const tintOfLane = (lane: number): wasm.Code => [
  ...wasm.get(PLACES),
  ...wasm.takeLane(lane),
  ...wasm.get(TINT),
  ...wasm.loadLane(lane),
  ...wasm.set(TINT),
];

const tintPixels: wasm.Code = [
  ...wasm.get(PIXELS),
  ...wasm.int(PLACE_SHIFT),
  ...wasm.shiftRight,
  ...wasm.vector(PLACE_BITS),
  ...wasm.and,
  ...wasm.set(PLACES),
  ...[0, 1, 2, 3].flatMap(tintOfLane),
  ...wasm.get(PIXELS),
  ...wasm.get(TINT),
  ...wasm.addSaturated,
  ...wasm.set(PIXELS),
];

const body: wasm.Code = [
  ...wasm.get(FROM),
  ...wasm.set(TO),
  ...wasm.repeatWhile([
    ...wasm.vector(ALPHA_BITS),
    ...wasm.get(FROM),
    ...wasm.loadVector(),
    ...wasm.tee(PIXELS),
    ...wasm.andNot,
    ...wasm.anyBit,
    ...wasm.when(tintPixels),
    ...wasm.get(TO),
    ...wasm.get(PIXELS),
    ...wasm.get(PIXELS),
    ...wasm.shuffle(TO_RGB),
    ...wasm.storeVector(),
    ...wasm.get(TO),
    ...wasm.int(GROUP_RESULT_BYTES),
    ...wasm.add,
    ...wasm.set(TO),
    ...wasm.get(FROM),
    ...wasm.int(GROUP_BYTES),
    ...wasm.add,
    ...wasm.tee(FROM),
    ...wasm.get(END),
    ...wasm.lessThan,
  ]),
];

/** `run(from, end)`: addresses of the first pixel and behind the last; at least one group, and whole ones. */
export function createArgbKernel(memoryBytes: number): Kernel {
  return createKernel(
    { parameters: 2, locals: [wasm.INT32, wasm.VECTOR, wasm.VECTOR, wasm.VECTOR], body },
    memoryBytes,
  );
}
