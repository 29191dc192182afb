import type { Metadata, Sharp } from 'sharp';
import { ImageError, explainFailure } from './image-error.js';
import { sharp } from './sharp.js';

/** One value a pixel, rows from the top. */
export interface MaskImage {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * A label image as values: grey as stored, of RGB the largest channel, alpha ignored; of 16 bits what fits into eight.
 * No value but 0 becomes 0, whatever the depth: a mask may mark tumour by 1 of 65,535. Throws ImageError.
 */
export async function decodeMask(file: string, maxPixels: number): Promise<MaskImage> {
  try {
    const image = sharp(file, { failOn: 'warning', ignoreIcc: true, limitInputPixels: maxPixels });
    const metadata = await image.metadata();
    if ((metadata.pages ?? 1) > 1) throw new ImageError('it holds several pages, where a mask has one');
    return metadata.channels === 1 && metadata.depth === 'uchar'
      ? await greyValues(image)
      : await wideValues(image, metadata);
  } catch (error) {
    if (error instanceof ImageError) throw error;
    throw new ImageError(explainFailure(error), { cause: error });
  }
}

async function greyValues(image: Sharp): Promise<MaskImage> {
  const { data, info } = await image.toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

async function wideValues(image: Sharp, { space }: Metadata): Promise<MaskImage> {
  const grey = space === 'b-w' || space === 'grey16';
  const { data, info } = await image
    .removeAlpha()
    .toColourspace(grey ? 'grey16' : 'rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const wide = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const values = new Uint8Array(info.width * info.height);
  for (let at = 0; at < wide.length; at += 1) {
    const pixel = Math.floor(at / info.channels);
    values[pixel] = Math.max(values[pixel]!, narrow(wide[at]!));
  }
  return { data: values, widthPx: info.width, heightPx: info.height };
}

/** 8-bit samples come as their 256-fold; small 16-bit ones are values themselves. */
function narrow(sample: number): number {
  return sample > 255 ? sample >> 8 : sample;
}
