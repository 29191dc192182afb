// Three planes of 32-bit samples from 0 to 255, made 8-bit samples side by side, sixteen pixels at a time. 64 bytes
// of the first plane become 48, from the lowest address on, so that the result may lie where that plane lay.
import { createKernel } from '../../../image/kernels/create-kernel.js';
import * as wasm from '../../../image/kernels/instructions.js';

/** Larger pictures go through it piece by piece. A tile of 256 px is one. */
export const PIECE_PIXELS = 256 * 256;

const PLANES = 3;
const SAMPLE_BYTES = Int32Array.BYTES_PER_ELEMENT;
const PLANE_BYTES = PIECE_PIXELS * SAMPLE_BYTES;

const VECTOR_BYTES = 16;
const GROUP_PIXELS = 16;
const GROUP_BYTES = GROUP_PIXELS * SAMPLE_BYTES;
const GROUP_RESULT_BYTES = GROUP_PIXELS * PLANES;

const [FROM, END, TO, RED, GREEN, BLUE] = [0, 1, 2, 3, 4, 5] as const;

const loadNarrowed = (offset: number): wasm.Code => [
  ...wasm.get(FROM),
  ...wasm.loadVector(offset),
  ...wasm.get(FROM),
  ...wasm.loadVector(offset + VECTOR_BYTES),
  ...wasm.narrowTo16,
];

const loadSamples = (plane: number): wasm.Code => [
  ...loadNarrowed(plane * PLANE_BYTES),
  ...loadNarrowed(plane * PLANE_BYTES + 2 * VECTOR_BYTES),
  ...wasm.narrowToBytes,
];

/** 16 of the 48 resulting bytes: first red and green at their places, then blue beside them. */
const storePart = (part: number): wasm.Code => {
  const bytes = Array.from({ length: VECTOR_BYTES }, (_, at) => {
    const byte = part * VECTOR_BYTES + at;
    return { at, pixel: Math.floor(byte / PLANES), channel: byte % PLANES };
  });
  return [
    ...wasm.get(TO),
    ...wasm.get(RED),
    ...wasm.get(GREEN),
    ...wasm.shuffle(bytes.map(({ pixel, channel }) => (channel === 1 ? VECTOR_BYTES + pixel : pixel))),
    ...wasm.get(BLUE),
    ...wasm.shuffle(bytes.map(({ at, pixel, channel }) => (channel === 2 ? VECTOR_BYTES + pixel : at))),
    ...wasm.storeVector(part * VECTOR_BYTES),
  ];
};

const body: wasm.Code = wasm.repeatWhile([
  ...[RED, GREEN, BLUE].flatMap((local, plane) => [...loadSamples(plane), ...wasm.set(local)]),
  ...[0, 1, 2].flatMap(storePart),
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
]);

/** Room for a piece's planes, and what makes of them one. */
export interface PlanesDesk {
  /** So many samples of each plane, to be filled in. */
  planes(pixels: number): readonly [Int32Array, Int32Array, Int32Array];
  /** So many pixels of them, red, green and blue side by side, where the first plane was. */
  interleave(pixels: number): Uint8Array;
}

export function createPlanesDesk(): PlanesDesk {
  const locals = [wasm.INT32, wasm.VECTOR, wasm.VECTOR, wasm.VECTOR];
  const { memory, run } = createKernel({ parameters: 2, locals, body }, PLANES * PLANE_BYTES);
  const plane = (index: number, pixels: number): Int32Array => new Int32Array(memory, index * PLANE_BYTES, pixels);
  return {
    planes: (pixels) => [plane(0, pixels), plane(1, pixels), plane(2, pixels)],
    interleave: (pixels) => {
      run(0, Math.ceil(pixels / GROUP_PIXELS) * GROUP_BYTES);
      return new Uint8Array(memory, 0, pixels * PLANES);
    },
  };
}
