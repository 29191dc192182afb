import type { FileSource } from '../file-source.js';
import { toSafeNumber, type TiffHeader } from './header.js';
import { MAX_DIRECTORY_ENTRIES, MAX_TAG_BYTES } from './limits.js';
import { corrupt, truncated } from '../slide-error.js';

/** Where the value of a tag lies, checked to be inside the file. */
export interface TagPlace {
  readonly type: number;
  readonly count: number;
  readonly offset: number;
  readonly byteLength: number;
}

export interface DirectoryOutline {
  readonly tags: ReadonlyMap<number, TagPlace>;
  /** 0 at the end of the chain. */
  readonly nextOffset: number;
  readonly metadataBytes: number;
}

/** Bytes of one value by TIFF field type. */
const TYPE_BYTES: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [6, 1],
  [7, 1],
  [8, 2],
  [9, 4],
  [10, 8],
  [11, 4],
  [12, 8],
  [13, 4],
  [16, 8],
  [17, 8],
  [18, 8],
]);

/** Sizes within a directory; BigTIFF widens them all. */
const CLASSIC_LAYOUT = { countBytes: 2, entryBytes: 12, inlineBytes: 4 } as const;
const BIG_LAYOUT = { countBytes: 8, entryBytes: 20, inlineBytes: 8 } as const;

/**
 * Walks the entries of the directory at `offset` without taking any value: geotiff allocates what an entry claims
 * before it looks at the file, so every claim is checked against the file and our limits first.
 */
export async function inspectDirectory(
  file: FileSource,
  header: TiffHeader,
  offset: number,
  name: string,
): Promise<DirectoryOutline> {
  const layout = header.bigTiff ? BIG_LAYOUT : CLASSIC_LAYOUT;
  const read = await readerAt(file, header, offset, layout.countBytes, name);
  const entryCount = header.bigTiff ? read.uint64(0) : read.uint16(0);
  if (entryCount === 0) throw corrupt(`${name} has no entries`);
  if (entryCount > MAX_DIRECTORY_ENTRIES)
    throw corrupt(`${name} claims ${entryCount} entries, more than ${MAX_DIRECTORY_ENTRIES}`);
  const entriesBytes = entryCount * layout.entryBytes;
  const entries = await readerAt(file, header, offset + layout.countBytes, entriesBytes + layout.inlineBytes, name);
  const tags = new Map<number, TagPlace>();
  for (let at = 0; at < entriesBytes; at += layout.entryBytes) {
    const tag = entries.uint16(at);
    // Readers differ in which of two they take: what one refuses, the next would show as missing tiles.
    if (tags.has(tag)) throw corrupt(`${name} has tag ${tag} twice`);
    tags.set(
      tag,
      checkedPlace(entries, at, header, offset + layout.countBytes + at, `tag ${tag} of ${name}`, file.sizeBytes),
    );
  }
  const metadataBytes = [...tags.values()].reduce((sum, place) => sum + place.byteLength, 0);
  return { tags, nextOffset: entries.offset(entriesBytes), metadataBytes };
}

function checkedPlace(
  entries: NumberReader,
  at: number,
  header: TiffHeader,
  entryOffset: number,
  name: string,
  fileBytes: number,
): TagPlace {
  const type = entries.uint16(at + 2);
  const typeBytes = TYPE_BYTES.get(type);
  if (typeBytes === undefined) throw corrupt(`${name} has the unknown field type ${type}`);
  const count = entries.offset(at + 4);
  const byteLength = count * typeBytes;
  if (byteLength > MAX_TAG_BYTES) throw corrupt(`${name} claims ${byteLength} bytes, more than ${MAX_TAG_BYTES}`);
  const { inlineBytes, entryBytes } = header.bigTiff ? BIG_LAYOUT : CLASSIC_LAYOUT;
  const valueAt = entryBytes - inlineBytes;
  if (byteLength <= inlineBytes) return { type, count, offset: entryOffset + valueAt, byteLength };
  const offset = entries.offset(at + valueAt);
  if (offset + byteLength > fileBytes) {
    throw truncated(
      `${name} lies at bytes ${offset} to ${offset + byteLength}, but the file ends at byte ${fileBytes}`,
    );
  }
  return { type, count, offset, byteLength };
}

interface NumberReader {
  uint16(at: number): number;
  uint64(at: number): number;
  /** 4 bytes, or 8 in a BigTIFF. */
  offset(at: number): number;
}

async function readerAt(
  file: FileSource,
  header: TiffHeader,
  offset: number,
  length: number,
  name: string,
): Promise<NumberReader> {
  if (offset + length > file.sizeBytes) {
    throw truncated(`${name} lies at byte ${offset}, but the file ends at byte ${file.sizeBytes}`, {
      offset: String(offset),
    });
  }
  const bytes = await file.readHeader(offset, length);
  const view = new DataView(bytes.buffer);
  const uint64 = (at: number): number => toSafeNumber(view.getBigUint64(at, header.littleEndian));
  return {
    uint16: (at) => view.getUint16(at, header.littleEndian),
    uint64,
    offset: (at) => (header.bigTiff ? uint64(at) : view.getUint32(at, header.littleEndian)),
  };
}
