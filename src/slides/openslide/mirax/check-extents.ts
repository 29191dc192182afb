// Index.dat: where each image lies in which data file.
import { corrupt, truncated } from '../../slide-error.js';
import type { MiraxGeometry } from './check-geometry.js';

export interface MiraxIndex {
  /** The whole of Index.dat. */
  readonly index: Buffer;
  readonly slideId: string;
  readonly geometry: MiraxGeometry;
  /** In the order of their numbers. */
  readonly dataFiles: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/** Layout of Index.dat: the version, the slide's id, then one pointer to the images' and one to other records. */
const VERSION = '01.02';
const POINTER_BYTES = 4;
const RECORD_BYTES = 16;

/**
 * Throws SLIDE_TRUNCATED for an image that lies beyond the end of its file: OpenSlide would find out when that image
 * is read, if it is. What else is wrong is left to OpenSlide, which reads the same bytes in the same order on opening.
 */
export function checkExtents(mirax: MiraxIndex): void {
  const root = VERSION.length + Buffer.byteLength(mirax.slideId, 'latin1');
  const levels = int32(mirax.index, root);
  if (levels === undefined) return;
  for (let level = 0; level < mirax.geometry.zoomLevels; level += 1) {
    const head = int32(mirax.index, levels + level * POINTER_BYTES);
    // A level begins with a zero, then a pointer to its first page.
    const page = head === undefined ? undefined : int32(mirax.index, head + POINTER_BYTES);
    if (page === undefined) return;
    checkPages(mirax, page, level);
  }
}

/** Pages follow each other; each is a count, whether there is another, and its records. */
function checkPages(mirax: MiraxIndex, start: number, level: number): void {
  let at = start;
  for (;;) {
    const count = int32(mirax.index, at);
    const next = int32(mirax.index, at + POINTER_BYTES);
    if (count === undefined || next === undefined) return;
    at += 2 * POINTER_BYTES;
    for (let record = 0; record < count; record += 1, at += RECORD_BYTES) {
      if (at + RECORD_BYTES > mirax.index.length) return;
      checkRecord(mirax, at, level);
    }
    if (next === 0) return;
  }
}

function checkRecord({ index, geometry, dataFiles }: MiraxIndex, at: number, level: number): void {
  const image = index.readInt32LE(at);
  const end = index.readInt32LE(at + 4) + index.readInt32LE(at + 8);
  const file = dataFiles[index.readInt32LE(at + 12)];
  if (file !== undefined && end > file.sizeBytes) {
    throw truncated(`"${file.name}" has ${file.sizeBytes} bytes, where an image of level ${level} ends at ${end}`, {
      file: file.name,
      level: String(level),
    });
  }
  checkPhoto(geometry, image);
}

/** Images beyond the last whole photo have no position: OpenSlide would look for one outside its table. */
function checkPhoto({ imagesX, imagesY, divisions }: MiraxGeometry, image: number): void {
  const photoX = Math.floor((image % imagesX) / divisions);
  const photoY = Math.floor(Math.floor(image / imagesX) / divisions);
  if (photoX < Math.floor(imagesX / divisions) && photoY < Math.floor(imagesY / divisions)) return;
  throw corrupt(`its index has an image ${image} beyond its ${imagesX}×${imagesY} images`);
}

/** Undefined beyond the end, or for a pointer that is none. */
function int32(bytes: Buffer, at: number): number | undefined {
  if (at < 0 || at + POINTER_BYTES > bytes.length) return undefined;
  return bytes.readInt32LE(at);
}
