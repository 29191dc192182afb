// The table that says where each photo of a MIRAX slide lies.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { corrupt } from '../../slide-error.js';
import type { DataFiles } from './check-extents.js';
import type { MiraxGeometry } from './check-geometry.js';
import { imageRecords, otherRecord, type DataPlace, type IndexDat } from './index-dat.js';
import { recordGroups } from './record-groups.js';
import type { Slidedat } from './slidedat.js';

/**
 * Photos that one may lie beside its place in the grid: real ones lie a few pixels beside it. OpenSlide looks at every
 * tile up to the farthest stray on all sides, on every read, so that one stray number would keep it busy for ever.
 */
const MAX_STRAY_PHOTOS = 32;

/** A flag, then x and y. */
const POSITION_BYTES = 9;

export interface MiraxPositions {
  readonly rootDir: string;
  readonly slidedat: Slidedat;
  readonly index: IndexDat;
  readonly geometry: MiraxGeometry;
  readonly dataFiles: DataFiles;
}

/** Throws SLIDE_CORRUPT for a photo that lies far outside its place. A slide without a table has nothing to check. */
export async function checkPositions(mirax: MiraxPositions): Promise<void> {
  const table = await readTable(mirax);
  if (table === undefined) return;
  const { imagesX, divisions, photoX: advanceX, photoY: advanceY } = mirax.geometry;
  const photosX = Math.floor(imagesX / divisions);
  for (const { image } of imageRecords(mirax.index, 1)) {
    const x = Math.floor((image % imagesX) / divisions);
    const y = Math.floor(Math.floor(image / imagesX) / divisions);
    const at = (y * photosX + x) * POSITION_BYTES + 1;
    if (at < 0 || at + 8 > table.length) continue;
    const stray = Math.max(
      Math.abs(table.readInt32LE(at) / advanceX - x),
      Math.abs(table.readInt32LE(at + 4) / advanceY - y),
    );
    // OpenSlide passes over photos at (0, 0), as which unused ones are written.
    const unused = table.readInt32LE(at) === 0 && table.readInt32LE(at + 4) === 0;
    if (!unused && stray > MAX_STRAY_PHOTOS)
      throw corrupt(`its photo (${x}, ${y}) lies ${Math.round(stray)} photos off`);
  }
}

/** The table's bytes; undefined without one, and for one that OpenSlide will refuse. */
async function readTable(mirax: MiraxPositions): Promise<Buffer | undefined> {
  const groups = recordGroups(mirax.slidedat);
  const numberOf = (wanted: string): number | undefined => groups.find(({ name }) => name === wanted)?.firstRecord;
  const plain = numberOf('VIMSLIDE_POSITION_BUFFER');
  const compressed = plain === undefined ? numberOf('StitchingIntensityLayer') : undefined;
  const place = otherRecord(mirax.index, plain ?? compressed ?? NaN);
  const { imagesX, imagesY, divisions } = mirax.geometry;
  const maxBytes = Math.floor(imagesX / divisions) * Math.floor(imagesY / divisions) * POSITION_BYTES;
  if (place === undefined || (plain !== undefined && place.length !== maxBytes)) return undefined;
  const bytes = await readPlace(mirax, place);
  if (bytes === undefined || plain !== undefined) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    // OpenSlide inflates the same bytes to the same length, and says what is wrong with them.
    return undefined;
  }
}

async function readPlace({ rootDir, dataFiles }: MiraxPositions, place: DataPlace): Promise<Buffer | undefined> {
  const file = dataFiles[place.file];
  if (file === undefined || place.offset + place.length > file.sizeBytes) return undefined;
  const handle = await open(join(rootDir, file.name));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(place.length), 0, place.length, place.offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
