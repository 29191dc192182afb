// A row of PNG's filtered RGB pixels to their values (PNG specification, third edition, section 9.2), pixel by pixel,
// as each needs the one before: its three channels at once, without a branch. In JavaScript the filter Paeth takes
// 1.5 ms for a patch of 256 px, five times as long as inflating its file need take.
import { createKernel, type Kernel } from '../kernels/create-kernel.js';
import * as wasm from '../kernels/instructions.js';

/** Where the bytes of a row's filters stand in `PREDICTIONS`; 0 leaves them as they are. */
export const FILTERS = 5;

const PIXEL_BYTES = 3;
/** A pixel is loaded and stored as four bytes: the last one is of the next, which comes after. */
export const SLACK_BYTES = 1;

const [FROM, TO, ABOVE, END, FILTER] = [0, 1, 2, 3, 4] as const;
const [LEFT, UP, CORNER, TO_LEFT, TO_UP, TO_CORNER] = [5, 6, 7, 8, 9, 10] as const;

const ZEROS: wasm.Code = wasm.vector(new Array<number>(16).fill(0));

/** In 16-bit lanes. */
const loadPixel = (address: number): wasm.Code => [...wasm.get(address), ...wasm.loadWord, ...wasm.widenTo16];

const mean: wasm.Code = [...wasm.get(LEFT), ...wasm.get(UP), ...wasm.add16, ...wasm.int(1), ...wasm.shiftRight16];

/** How far left + up − corner is from each: the difference of the two others, and of both together for the corner. */
const paethDistances: wasm.Code = [
  ...[...wasm.get(UP), ...wasm.get(CORNER), ...wasm.subtract16, ...wasm.tee(TO_LEFT)],
  ...[...wasm.get(LEFT), ...wasm.get(CORNER), ...wasm.subtract16, ...wasm.tee(TO_UP)],
  ...[...wasm.add16, ...wasm.absolute16, ...wasm.set(TO_CORNER)],
  ...[TO_LEFT, TO_UP].flatMap((local) => [...wasm.get(local), ...wasm.absolute16, ...wasm.set(local)]),
];

/** The nearest of them; the earlier one of two. */
const paeth: wasm.Code = [
  ...paethDistances,
  ...wasm.get(LEFT),
  ...[...wasm.get(UP), ...wasm.get(CORNER)],
  ...[...wasm.get(TO_UP), ...wasm.get(TO_CORNER), ...wasm.atMost16, ...wasm.select],
  ...[...wasm.get(TO_LEFT), ...wasm.get(TO_UP), ...wasm.atMost16],
  ...[...wasm.get(TO_LEFT), ...wasm.get(TO_CORNER), ...wasm.atMost16, ...wasm.and, ...wasm.select],
];

/** What a pixel's bytes were lessened by, by the number of the filter. */
const PREDICTIONS: readonly wasm.Code[] = [ZEROS, wasm.get(LEFT), wasm.get(UP), mean, paeth];

const advance = (address: number): wasm.Code => [
  ...wasm.get(address),
  ...wasm.int(PIXEL_BYTES),
  ...wasm.add,
  ...wasm.tee(address),
];

/** The upper bytes of the lanes are 0 on both sides, so that sums of bytes are those of lanes, modulo 256. */
const unfilterRow = (prediction: wasm.Code): wasm.Code =>
  wasm.repeatWhile([
    ...loadPixel(ABOVE),
    ...wasm.set(UP),
    ...[...loadPixel(FROM), ...prediction, ...wasm.addBytes, ...wasm.set(LEFT)],
    ...[...wasm.get(UP), ...wasm.set(CORNER)],
    ...[...wasm.get(TO), ...wasm.get(LEFT), ...wasm.get(LEFT), ...wasm.narrowToBytes, ...wasm.storeWord],
    ...[...advance(FROM), ...wasm.drop, ...advance(ABOVE), ...wasm.drop],
    ...[...advance(TO), ...wasm.get(END), ...wasm.lessThan],
  ]);

const body: wasm.Code = PREDICTIONS.flatMap((prediction, filter) => [
  ...[...wasm.get(FILTER), ...wasm.int(filter), ...wasm.equal],
  ...wasm.when(unfilterRow(prediction)),
]);

/**
 * `run(from, to, above, end, filter)`: addresses of the first filtered pixel, of its place, of the pixel above, and of
 * the end of the places, which is not that of their beginning. Before the first pixel all counts as 0.
 */
export function createUnfilterKernel(memoryBytes: number): Kernel {
  return createKernel({ parameters: 5, locals: new Array<number>(6).fill(wasm.VECTOR), body }, memoryBytes);
}
