// A walk through a TIFF that shares no code with the reader, tolerant of anything: what the run's oracle and its
// mutators know of a file.
import type { ByteRange } from './byte-range.js';

export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Of the entry, of its count and of its value field. */
  readonly at: number;
  readonly countAt: number;
  readonly fieldAt: number;
  /** Of the value itself. */
  readonly valueAt: number;
}

export interface TiffLayout {
  readonly big: boolean;
  readonly little: boolean;
  readonly directories: readonly number[];
  readonly entries: readonly TiffEntry[];
  /** Fields that point to the next directory, the header's first. */
  readonly links: readonly number[];
  /** Compressed tiles and strips. */
  readonly pixels: readonly ByteRange[];
  /** Tiles and strips that the file itself leaves out. */
  readonly absent: number;
}

const TYPE_BYTES: Readonly<Record<number, number>> = {
  3: 2,
  4: 4,
  5: 8,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const OFFSETS: ReadonlyMap<number, number> = new Map([
  [273, 279],
  [324, 325],
]);
const SUB_DIRECTORIES = 330;
const MAX_ENTRIES = 4096;
const MAX_VALUES = 4096;

/** Undefined for what is no TIFF. */
export function tiffLayout(bytes: Uint8Array): TiffLayout | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || (bytes[0] !== 0x49 && bytes[0] !== 0x4d)) return undefined;
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  return walk({ view, little, big });
}

interface Walk {
  readonly view: DataView;
  readonly little: boolean;
  readonly big: boolean;
}

function walk(file: Walk): TiffLayout {
  const { little, big } = file;
  const entries: TiffEntry[] = [];
  const directories: number[] = [];
  const links = [big ? 8 : 4];
  const waiting = [numberAt(file, links[0] ?? 4, big ? 8 : 4)];
  for (let at = waiting.shift(); at !== undefined && directories.length < 64; at = waiting.shift()) {
    if (!(at > 0 && at < file.view.byteLength) || directories.includes(at)) continue;
    directories.push(at);
    const own = entriesOf(file, at);
    entries.push(...own);
    const link = at + (big ? 8 : 2) + own.length * (big ? 20 : 12);
    links.push(link);
    waiting.push(
      numberAt(file, link, big ? 8 : 4),
      ...own.filter(({ tag }) => tag === SUB_DIRECTORIES).flatMap((entry) => valuesOf(file, entry)),
    );
  }
  return { big, little, directories, entries, links, ...tilesOf(file, entries) };
}

function entriesOf(file: Walk, directory: number): readonly TiffEntry[] {
  const { big } = file;
  const count = Math.min(MAX_ENTRIES, numberAt(file, directory, big ? 8 : 2));
  const entries: TiffEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = directory + (big ? 8 : 2) + i * (big ? 20 : 12);
    const fieldAt = at + (big ? 12 : 8);
    const type = numberAt(file, at + 2, 2);
    const values = numberAt(file, at + 4, big ? 8 : 4);
    const inline = values * (TYPE_BYTES[type] ?? 1) <= (big ? 8 : 4);
    const valueAt = inline ? fieldAt : numberAt(file, fieldAt, big ? 8 : 4);
    entries.push({ tag: numberAt(file, at, 2), type, count: values, at, countAt: at + 4, fieldAt, valueAt });
  }
  return entries;
}

function valuesOf(file: Walk, { type, count, valueAt }: TiffEntry): readonly number[] {
  const size = TYPE_BYTES[type] ?? 1;
  return Array.from({ length: Math.min(MAX_VALUES, count) }, (_, i) => numberAt(file, valueAt + i * size, size));
}

function tilesOf(file: Walk, entries: readonly TiffEntry[]): Pick<TiffLayout, 'pixels' | 'absent'> {
  const pixels: ByteRange[] = [];
  let absent = 0;
  entries.forEach((entry, i) => {
    const counterpart = OFFSETS.get(entry.tag);
    if (counterpart === undefined) return;
    const counts = entries.slice(i).find(({ tag }) => tag === counterpart);
    const sizes = counts === undefined ? [] : valuesOf(file, counts);
    valuesOf(file, entry).forEach((start, tile) => {
      const bytes = sizes[tile] ?? 0;
      if (start === 0 || bytes === 0) absent += 1;
      else pixels.push({ start, end: start + bytes });
    });
  });
  return { pixels, absent };
}

/** 0 beyond the end. */
function numberAt({ view, little }: Walk, at: number, size: number): number {
  if (!(at >= 0 && at + size <= view.byteLength)) return 0;
  if (size === 8) return Number(view.getBigUint64(at, little));
  if (size === 4) return view.getUint32(at, little);
  return size === 2 ? view.getUint16(at, little) : view.getUint8(at);
}
