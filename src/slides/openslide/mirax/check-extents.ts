import { corrupt, truncated } from '../../slide-error.js';
import type { MiraxGeometry } from './check-geometry.js';
import { imageRecords, type ImageRecord, type IndexDat } from './index-dat.js';

/** In the order of their numbers. */
export type DataFiles = readonly { readonly name: string; readonly sizeBytes: number }[];

/**
 * Throws SLIDE_TRUNCATED for an image that lies beyond the end of its file: OpenSlide would find out when that image
 * is read, if it is. Throws SLIDE_CORRUPT for an image that has no place.
 */
export function checkExtents(index: IndexDat, geometry: MiraxGeometry, dataFiles: DataFiles): void {
  for (const record of imageRecords(index, geometry.zoomLevels)) {
    checkEnd(record, dataFiles);
    checkPhoto(record, geometry);
  }
}

function checkEnd({ level, file, offset, length }: ImageRecord, dataFiles: DataFiles): void {
  const data = dataFiles[file];
  const end = offset + length;
  if (data === undefined || end <= data.sizeBytes) return;
  throw truncated(`"${data.name}" has ${data.sizeBytes} bytes, where an image of level ${level} ends at ${end}`, {
    file: data.name,
    level: String(level),
  });
}

/** Images beyond the last whole photo have no position: OpenSlide would look for one outside its table. */
function checkPhoto({ image }: ImageRecord, { imagesX, imagesY, divisions }: MiraxGeometry): void {
  const photoX = Math.floor((image % imagesX) / divisions);
  const photoY = Math.floor(Math.floor(image / imagesX) / divisions);
  if (photoX < Math.floor(imagesX / divisions) && photoY < Math.floor(imagesY / divisions)) return;
  throw corrupt(`its index has an image ${image} beyond its ${imagesX}×${imagesY} images`);
}
