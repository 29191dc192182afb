// A slide that takes long enough to predict for something to happen meanwhile.
import sharp from 'sharp';
import { fineMosaic } from '../../support/mosaics.js';
import path from 'node:path';

/** Tissue of the mosaic, level-0 pixels. */
const TISSUE = { left: 1_344, top: 1_728, width: 1_728, height: 1_536 };

/**
 * Writes a pyramidal TIFF of the mosaic's tissue side by side, `columns` by `rows` times.
 * Its pixels are those of the mosaic, so it needs `mppX` of 0.486 µm; the file itself states none.
 */
export async function writeLargeSlide(file: string, columns: number, rows: number): Promise<void> {
  const [name = ''] = fineMosaic.files.names;
  const tile = await sharp(path.join(fineMosaic.files.rootDir, name)).extract(TISSUE).png().toBuffer();
  const places = Array.from({ length: columns * rows }, (_, index) => ({
    input: tile,
    left: (index % columns) * TISSUE.width,
    top: Math.floor(index / columns) * TISSUE.height,
  }));
  const size = { width: columns * TISSUE.width, height: rows * TISSUE.height };
  await sharp({ create: { ...size, channels: 3, background: '#f4f4f4' }, limitInputPixels: false })
    .composite(places)
    .tiff({ compression: 'jpeg', quality: 80, tile: true, tileWidth: 256, tileHeight: 256, pyramid: true })
    .toFile(file);
}
