// Patches as callers send them: pieces of one drawn tissue, as files or as bare pixels.
import sharp from 'sharp';
import { drawTissueTexture, TEXTURE_SIDE_PX } from '../tissue-slides/tissue-texture.js';

export type PatchFormat = 'jpeg' | 'png' | 'raw';

const CHANNELS = 3;
const SEED = 7;
/** As scanners write tiles. */
const JPEG_QUALITY = 80;

/** `count` different patches of `sizePx`. */
export async function tissuePatches(count: number, sizePx: number, format: PatchFormat): Promise<readonly Buffer[]> {
  const texture = drawTissueTexture(SEED);
  const patches = Array.from({ length: count }, (_, index) => pieceOf(texture, index * 37, index * 53, sizePx));
  return Promise.all(patches.map((pixels) => encode(pixels, sizePx, format)));
}

function pieceOf(texture: Uint8Array, left: number, top: number, sizePx: number): Buffer {
  const pixels = Buffer.alloc(sizePx * sizePx * CHANNELS);
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const from = (((top + y) % TEXTURE_SIDE_PX) * TEXTURE_SIDE_PX + ((left + x) % TEXTURE_SIDE_PX)) * CHANNELS;
      pixels.set(texture.subarray(from, from + CHANNELS), (y * sizePx + x) * CHANNELS);
    }
  }
  return pixels;
}

async function encode(pixels: Buffer, sizePx: number, format: PatchFormat): Promise<Buffer> {
  if (format === 'raw') return pixels;
  const image = sharp(pixels, { raw: { width: sizePx, height: sizePx, channels: CHANNELS } });
  return (format === 'png' ? image.png() : image.jpeg({ quality: JPEG_QUALITY })).toBuffer();
}
