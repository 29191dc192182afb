import type { FileSource } from '../file-source.js';
import { toSafeNumber, type TiffHeader } from './header.js';
import type { TagPlace } from './inspect-directory.js';
import { corrupt } from '../slide-error.js';

/** An array of whole numbers in the file, read as it is needed: tile offsets and sizes, sub-directories. */
export interface TagNumbers {
  readonly length: number;
  get(index: number): Promise<number>;
  /** `count` numbers from `start`. */
  slice(start: number, count: number): Promise<readonly number[]>;
}

type ReadNumber = (view: DataView, at: number, littleEndian: boolean) => number;

const READERS: ReadonlyMap<number, { readonly bytes: number; readonly read: ReadNumber }> = new Map([
  [3, { bytes: 2, read: readUint16 }],
  [4, { bytes: 4, read: readUint32 }],
  [13, { bytes: 4, read: readUint32 }],
  [16, { bytes: 8, read: readUint64 }],
  [18, { bytes: 8, read: readUint64 }],
]);

/**
 * Why not geotiff's own lazy arrays: in 3.0.5 they read every file as little-endian and hold the whole array
 * in memory from the start.
 */
export function tagNumbers(file: FileSource, header: TiffHeader, place: TagPlace, name: string): TagNumbers {
  const reader = READERS.get(place.type);
  if (reader === undefined) throw corrupt(`${name} has field type ${place.type}, which holds no whole numbers`);
  const { bytes: itemBytes, read } = reader;
  async function slice(start: number, count: number): Promise<readonly number[]> {
    const bytes = await file.readHeader(place.offset + start * itemBytes, count * itemBytes);
    const view = new DataView(bytes.buffer);
    return Array.from({ length: count }, (_, i) => read(view, i * itemBytes, header.littleEndian));
  }
  return {
    length: place.count,
    slice,
    get: async (index) => (await slice(index, 1))[0] ?? 0,
  };
}

function readUint16(view: DataView, at: number, littleEndian: boolean): number {
  return view.getUint16(at, littleEndian);
}

function readUint32(view: DataView, at: number, littleEndian: boolean): number {
  return view.getUint32(at, littleEndian);
}

function readUint64(view: DataView, at: number, littleEndian: boolean): number {
  return toSafeNumber(view.getBigUint64(at, littleEndian));
}
