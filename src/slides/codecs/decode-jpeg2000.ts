import type { Raster } from '../../image/decode-raster.js';
import { ImageError } from '../../image/image-error.js';
import type { PixelRows } from '../../image/jpeg/turbojpeg.js';
import { readJpeg2000Header } from './jpeg2000-header.js';
import { decodeByOpenjpeg } from './native/openjpeg.js';
import type { SampleLayout } from './native/openjpeg-image.js';
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
  const { layout, isSubsampled } = checkedLayout(compressed, tile);
  const { widthPx, heightPx, components } = layout;
  const pitchBytes = widthPx * components;
  // Not zeroed: every sample is written, or the result is thrown away.
  const samples = new Uint8Array(Buffer.allocUnsafeSlow(pitchBytes * heightPx).buffer);
  const isDecoded = !isSubsampled && (await decodeByOpenjpeg(compressed, layout, { data: samples, pitchBytes }));
  const data = isDecoded ? samples : await decodeByWasm(compressed, samples.length, layout.ycbcr);
  if (data.length !== samples.length) throw new ImageError('the JPEG 2000 data decodes to another size than it states');
  return { data, widthPx, heightPx, channels: components };
}

/**
 * The same straight into a larger picture, by the native library, for a tile of full size and three samples a pixel.
 * False for every other, and for one that is not sound, of which the picture may hold some pixels.
 */
export async function decodeJpeg2000Into(
  compressed: Uint8Array,
  tile: Jpeg2000Tile,
  target: PixelRows,
): Promise<boolean> {
  const { layout, isSubsampled } = checkedLayout(compressed, tile);
  const isWhole = layout.widthPx === tile.widthPx && layout.heightPx === tile.heightPx && layout.components === 3;
  return isWhole && !isSubsampled && decodeByOpenjpeg(compressed, layout, target);
}

interface CheckedLayout {
  readonly layout: Required<SampleLayout>;
  readonly isSubsampled: boolean;
}

/** What the stream's header decides to allocate is held to the tile before. */
function checkedLayout(compressed: Uint8Array, tile: Jpeg2000Tile): CheckedLayout {
  const { widthPx, heightPx, components, subsampled, colourTransform } = readJpeg2000Header(compressed);
  if (widthPx > tile.widthPx || heightPx > tile.heightPx) {
    throw new ImageError(`the JPEG 2000 image is ${widthPx}×${heightPx} px, not ${tile.widthPx}×${tile.heightPx}`);
  }
  if (components !== tile.samples)
    throw new ImageError(`the JPEG 2000 image has ${components} components, not ${tile.samples}`);
  // The wasm decoder itself turns subsampled YCbCr into RGB, and only that.
  const ycbcr = components === 3 && !subsampled && isYcbcr(tile.ycbcr, colourTransform);
  return { layout: { widthPx, heightPx, components, ycbcr }, isSubsampled: subsampled };
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
