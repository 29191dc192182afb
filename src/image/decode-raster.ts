import { ImageError, explainFailure } from './image-error.js';
import { sharp } from './sharp.js';

/** 8-bit samples, chunky, as the file stores them: grey, grey and alpha, RGB or RGBA by `channels`. */
export interface Raster {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: number;
}

export interface RasterRequest {
  /** More pixels than this are refused before they are decoded. */
  readonly maxPixels: number;
  /** Grey samples stay one (or two with alpha) a pixel; libvips would make them RGB. */
  readonly grey: boolean;
}

/**
 * Decodes one encoded image by libvips, off the event loop.
 * Any warning of the decoder is an error: a half-decoded tile must not pass for tissue or glass.
 * Colour profiles and orientation marks are ignored, so that pixels are what the scanner stored.
 */
export async function decodeRaster(encoded: Uint8Array, { maxPixels, grey }: RasterRequest): Promise<Raster> {
  try {
    const { data, info } = await sharp(encoded, { failOn: 'warning', ignoreIcc: true, limitInputPixels: maxPixels })
      .toColourspace(grey ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, widthPx: info.width, heightPx: info.height, channels: info.channels };
  } catch (error) {
    throw new ImageError(explainFailure(error), { cause: error });
  }
}
