import type { EncodedImage } from '../../domain/image.js';
import { sharp } from '../sharp.js';
import { colourOf } from './colour-map.js';
import { probabilityMap, UNSCORED, type ScoredCells } from './probability-map.js';

const OPAQUE = 255;

/** The cells' colours alone, transparent where nothing was scored, as PNG: to be laid over the slide by a viewer. */
export async function renderColourLayer(cells: ScoredCells, widthPx: number, heightPx: number): Promise<EncodedImage> {
  const map = probabilityMap(cells, widthPx, heightPx);
  const pixels = new Uint8Array(map.length * 4);
  map.forEach((probability, pixel) => {
    if (probability !== UNSCORED) pixels.set([...colourOf(probability), OPAQUE], pixel * 4);
  });
  const raw = sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 4 } });
  return { data: await raw.png({ compressionLevel: 6 }).toBuffer(), encoding: 'png', widthPx, heightPx };
}
