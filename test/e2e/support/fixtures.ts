// Files that the end-to-end tests send.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Two of its 44 tissue cells hold tumour; 0.972 µm/px; scored in about a second. */
export const MOSAIC = 'mosaics/mosaic_12_002.tif';
/** A small Aperio SVS, 0.499 µm/px. */
export const SVS = 'slides/CMU-1-Small-Region.svs';

export function fixture(name: string): Promise<Buffer> {
  return readFile(join(FIXTURES, name));
}

export function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The patches of one label, WebP. */
export async function patches(label: 'tumor' | 'normal'): Promise<readonly Buffer[]> {
  const folder = join('pcam96/validation', label);
  const names = (await readdir(join(FIXTURES, folder))).sort();
  return Promise.all(names.map((name) => fixture(join(folder, name))));
}

const RESOLUTION_UNIT_TAG = 296;
const NO_ABSOLUTE_UNIT = 1;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 20;

/** The mosaic, a little-endian BigTIFF, saying of every level that its resolution has no unit. */
export async function slideWithoutSpacing(): Promise<Buffer> {
  const data = await fixture(MOSAIC);
  for (let offset = Number(data.readBigUInt64LE(HEADER_BYTES - 8)); offset !== 0;) {
    const entries = Number(data.readBigUInt64LE(offset));
    const first = offset + 8;
    for (let entry = first; entry < first + entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
      if (data.readUInt16LE(entry) === RESOLUTION_UNIT_TAG) data.writeUInt16LE(NO_ABSOLUTE_UNIT, entry + 12);
    }
    offset = Number(data.readBigUInt64LE(first + entries * ENTRY_BYTES));
  }
  return data;
}
