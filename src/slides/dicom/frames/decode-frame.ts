import type { RgbImage } from '../../../domain/image.js';
import type { Raster } from '../../../image/decode-raster.js';
import { ImageError } from '../../../image/image-error.js';
import { decodeJpeg } from '../../codecs/decode-jpeg.js';
import { decodeJpeg2000 } from '../../codecs/decode-jpeg2000.js';
import { interleave } from '../../codecs/interleave.js';
import { ycbcrToRgb } from '../../codecs/ycbcr-to-rgb.js';
import type { ImageSize } from '../../level-of.js';
import type { PixelLayout } from '../instance.js';

/**
 * A frame's pixels: those of its tile, or at the picture's edge at least those that are `visible`, for some writers cut
 * such frames. `compressed` may be handed over to a worker thread. Throws ImageError with the cause.
 * Colours: JPEG's own markers come first, as some writers state RGB for what is YCbCr; without any the Photometric
 * Interpretation counts. JPEG 2000 undoes its own transform (YBR_ICT, YBR_RCT); without one YBR is YCbCr as it stands.
 */
export async function decodeFrame(
  compressed: Uint8Array<ArrayBuffer>,
  tile: ImageSize,
  pixels: PixelLayout,
  visible: ImageSize,
): Promise<RgbImage> {
  const raster = await decodeSamples(compressed, tile, pixels);
  if (
    !isSide(raster.widthPx, tile.widthPx, visible.widthPx) ||
    !isSide(raster.heightPx, tile.heightPx, visible.heightPx)
  ) {
    throw new ImageError(`it is ${raster.widthPx}×${raster.heightPx} px, not ${tile.widthPx}×${tile.heightPx}`);
  }
  if (raster.channels !== pixels.samples) {
    throw new ImageError(`it has ${raster.channels} channels, not ${pixels.samples}`);
  }
  return raster.channels === 1 ? greyToRgb(raster, pixels.photometric === 'MONOCHROME1') : raster;
}

/** A frame that is visible throughout is as large as it is stated: another size could be of another picture. */
function isSide(found: number, stated: number, visible: number): boolean {
  return found === stated || (visible < stated && found >= visible && found < stated);
}

function decodeSamples(compressed: Uint8Array<ArrayBuffer>, tile: ImageSize, pixels: PixelLayout): Promise<Raster> {
  const { samples } = pixels;
  const isYbr = pixels.photometric.startsWith('YBR');
  switch (pixels.codec) {
    case 'jpeg':
      return decodeJpeg(compressed, { ...tile, samples, ycbcr: isYbr, trustMarkers: true });
    case 'jpeg2000':
      return decodeJpeg2000(compressed, { ...tile, samples, ycbcr: isYbr ? 'unless-transformed' : 'never' });
    case 'none':
      return Promise.resolve(takeUncompressed(compressed, tile, pixels));
    case undefined:
      throw new ImageError('its transfer syntax is not supported');
  }
}

function takeUncompressed(bytes: Uint8Array, tile: ImageSize, { samples, photometric, planar }: PixelLayout): Raster {
  if (photometric === 'YBR_FULL_422') return { ...tile, data: ycbcrToRgb(spreadPairs(bytes)), channels: 3 };
  const raster = planar && samples === 3 ? planesOf(bytes, tile) : { ...tile, data: bytes, channels: samples };
  return photometric === 'YBR_FULL' ? { ...raster, data: ycbcrToRgb(raster.data) } : raster;
}

function planesOf(bytes: Uint8Array, tile: ImageSize): Raster {
  const size = tile.widthPx * tile.heightPx;
  const planes = [0, 1, 2].map((plane) => ({
    ...tile,
    data: bytes.subarray(plane * size, (plane + 1) * size),
    channels: 1,
  }));
  return interleave(planes) ?? { ...tile, data: bytes, channels: 3 };
}

/** Two pixels at a time: both their lumas, then the chromas that they share (PS3.3, C.7.6.3.1.2). */
function spreadPairs(bytes: Uint8Array): Uint8Array {
  const ycbcr = new Uint8Array((bytes.length / 4) * 6);
  for (let from = 0, to = 0; from < bytes.length; from += 4, to += 6) {
    for (const pixel of [0, 1]) {
      ycbcr[to + pixel * 3] = bytes[from + pixel]!;
      ycbcr[to + pixel * 3 + 1] = bytes[from + 2]!;
      ycbcr[to + pixel * 3 + 2] = bytes[from + 3]!;
    }
  }
  return ycbcr;
}

function greyToRgb({ data, widthPx, heightPx }: Raster, inverted: boolean): RgbImage {
  const rgb = new Uint8Array(data.length * 3);
  data.forEach((value, i) => rgb.fill(inverted ? 255 - value : value, i * 3, i * 3 + 3));
  return { data: rgb, widthPx, heightPx };
}
