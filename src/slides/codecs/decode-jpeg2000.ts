import type { Raster } from '../../image/decode-raster.js';
import { ImageError } from '../../image/image-error.js';
import { readJpeg2000Header } from './jpeg2000-header.js';
import { decodeByOpenjpeg } from './native/openjpeg.js';
import { createWorkerPool } from './worker-pool.js';
import { ycbcrToRgb } from './ycbcr-to-rgb.js';

/** By OpenJPEG in WebAssembly. */
export const decodeInWorker = createWorkerPool('JPEG 2000', './jpeg2000-worker');

export interface Jpeg2000Tile {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samples: number;
  /**
   * Whether the stored components are YCbCr: `always`, whatever the codestream says, or unless the codestream's own
   * transform is on, which the decoder undoes by itself.
   */
  readonly ycbcr: 'never' | 'always' | 'unless-transformed';
}

/**
 * Decodes a tile off the event loop: by the native library, else in a worker thread, where failures get their words.
 */
export async function decodeJpeg2000(compressed: Uint8Array<ArrayBuffer>, tile: Jpeg2000Tile): Promise<Raster> {
  const header = readJpeg2000Header(compressed);
  const { widthPx, heightPx, components } = header;
  if (widthPx > tile.widthPx || heightPx > tile.heightPx) {
    throw new ImageError(`the JPEG 2000 image is ${widthPx}×${heightPx} px, not ${tile.widthPx}×${tile.heightPx}`);
  }
  if (components !== tile.samples)
    throw new ImageError(`the JPEG 2000 image has ${components} components, not ${tile.samples}`);
  // The wasm decoder itself turns subsampled YCbCr into RGB, and only that.
  const ycbcr = components === 3 && !header.subsampled && isYcbcr(tile.ycbcr, header.colourTransform);
  const native = header.subsampled ? undefined : await decodeByOpenjpeg(compressed, { ...header, ycbcr });
  const sizeBytes = widthPx * heightPx * components;
  const data = native ?? (await decodeByWasm(compressed, sizeBytes, ycbcr));
  if (data.length !== sizeBytes) throw new ImageError('the JPEG 2000 data decodes to another size than it states');
  return { data, widthPx, heightPx, channels: components };
}

async function decodeByWasm(
  compressed: Uint8Array<ArrayBuffer>,
  sizeBytes: number,
  ycbcr: boolean,
): Promise<Uint8Array> {
  const samples = await decodeInWorker(compressed, sizeBytes);
  return ycbcr ? ycbcrToRgb(samples) : samples;
}

function isYcbcr(stated: Jpeg2000Tile['ycbcr'], colourTransform: boolean): boolean {
  return stated === 'always' || (stated === 'unless-transformed' && !colourTransform);
}
