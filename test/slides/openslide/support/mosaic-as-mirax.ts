// A mosaic as a scanner of MIRAX would have stored it, beside a strip that it did not scan.
import { detectAndOpen } from '../../../../src/slides/registry.js';
import type { Mosaic } from '../../../support/mosaics.js';
import type { PixelOf } from '../../support/test-pictures.js';
import { makeMirax, type MiraxFiles } from './write-mirax.js';

/** Two patches of 96 px: with a border of this width that was not scanned, the patches are the mosaic's own. */
const IMAGE_SIDE_PX = 192;
const BORDER_IMAGES = 1;
/** Patches of 96 px by which everything is moved to the right and down. */
export const MIRAX_BORDER_CELLS = (BORDER_IMAGES * IMAGE_SIDE_PX) / 96;

/** `mosaic` must be at 0.972 µm/px. */
export async function mosaicAsMirax(mosaic: Mosaic, name = 'case7'): Promise<MiraxFiles> {
  const reader = await detectAndOpen(mosaic.files);
  const { widthPx, heightPx } = reader.facts;
  const { data } = await reader.readRegion({ level: 0, x: 0, y: 0, widthPx, heightPx });
  await reader.close();
  const border = BORDER_IMAGES * IMAGE_SIDE_PX;
  const pixelOf: PixelOf = (x, y) => {
    const at = ((y - border) * widthPx + (x - border)) * 3;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
  const imagesX = widthPx / IMAGE_SIDE_PX + BORDER_IMAGES;
  const imagesY = heightPx / IMAGE_SIDE_PX + BORDER_IMAGES;
  const missing = new Set([
    ...Array.from({ length: imagesX }, (_, x) => `${x},0`),
    ...Array.from({ length: imagesY }, (_, y) => `0,${y}`),
  ]);
  const scene = { pixelOf, imageSidePx: IMAGE_SIDE_PX, imagesX, imagesY, zoomLevels: 3, missing };
  return makeMirax({ scene, name, mpp: [mosaic.mpp, mosaic.mpp], dataFileCount: 3 });
}
