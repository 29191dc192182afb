// Where OpenSlide writes pixels, and how they become RGB.
import { limitConcurrency } from '../../domain/async/limit-concurrency.js';
import { createArgbKernel, GROUP_PIXELS, TINTS, TINTS_BYTES } from './argb-kernel.js';

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];

const BYTES_PER_PIXEL = 4;

/** Memory for the pixels of one call. */
export interface ArgbCanvas {
  /** So many words to write to: premultiplied ARGB, a 32-bit word a pixel. At most the canvases' size. */
  words(pixels: number): Uint32Array;
  /** Those pixels over the background, three bytes each, where the words were: it can be asked for once. */
  toRgb(pixels: number, background: Rgb): Uint8Array;
}

export interface ArgbCanvases {
  /** Of each, in pixels. */
  readonly size: number;
  /**
   * Gives a canvas to `work` as soon as one is free, and to others when it has ended. After a failure it is nobody's:
   * the call that was given up may write on. Throws QUEUE_FULL and what `work` throws.
   */
  lend<T>(work: (canvas: ArgbCanvas) => Promise<T>): Promise<T>;
}

/** Regions are read a few parts at a time; this many waiting are hundreds of regions. */
const MAX_WAITING = 4096;

/** `count` canvases of `size` pixels, a multiple of four, in one memory; those never used cost nothing. */
export function createArgbCanvases(count: number, size: number): ArgbCanvases {
  const runLimited = limitConcurrency({ maxRunning: count, maxWaiting: MAX_WAITING });
  // Those given back last are likeliest to be in the processor's cache.
  const free = createCanvases(count, size);
  return {
    size,
    lend: (work) =>
      new Promise((resolve, reject) => {
        const task = async (): Promise<void> => {
          const canvas = free.pop();
          // There are as many as may run.
          if (canvas === undefined) return;
          const working = work(canvas);
          working.then(resolve, reject);
          // A place that is lost stays taken.
          await working.catch(() => NEVER);
          free.push(canvas);
        };
        runLimited(task).catch(reject);
      }),
  };
}

const NEVER = new Promise<never>(() => undefined);

function createCanvases(count: number, size: number): ArgbCanvas[] {
  const bytes = size * BYTES_PER_PIXEL;
  const { memory, run } = createArgbKernel(TINTS_BYTES + count * bytes);
  const tints = createTints(new Uint32Array(memory, 0, TINTS));
  return Array.from({ length: count }, (_, index) => {
    const from = TINTS_BYTES + index * bytes;
    return {
      words: (pixels) => new Uint32Array(memory, from, pixels),
      toRgb: (pixels, background) => {
        tints.setTo(background);
        run(from, from + Math.ceil(pixels / GROUP_PIXELS) * GROUP_PIXELS * BYTES_PER_PIXEL);
        return new Uint8Array(memory, from, pixels * 3);
      },
    };
  });
}

/** Premultiplied: the colour counts as it is, the background by what the pixel leaves uncovered. */
function createTints(tints: Uint32Array): { setTo(background: Rgb): void } {
  let current: Rgb | undefined;
  return {
    setTo: (background) => {
      if (current === background) return;
      current = background;
      for (let alpha = 0; alpha < TINTS; alpha += 1) {
        const [red, green, blue] = background.map((channel) => Math.round((channel * (255 - alpha)) / 255)) as [
          number,
          number,
          number,
        ];
        tints[alpha] = (red << 16) | (green << 8) | blue;
      }
    },
  };
}
