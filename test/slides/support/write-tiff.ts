// A TIFF writer for tests: any layout, right or wrong.

export type TagValue = readonly number[] | string | Uint8Array;

export interface TestImage {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Width and height; absent for strips of `rowsPerStrip`. */
  readonly tile?: readonly [number, number];
  readonly rowsPerStrip?: number;
  /** Encoded tiles in file order; null for one that is left out. */
  readonly chunks: readonly (Uint8Array | null)[];
  readonly compression?: number;
  readonly photometric?: number;
  readonly samples?: number;
  /** Further tags, and other values for those above. */
  readonly tags?: Readonly<Record<number, TagValue>>;
  readonly subImages?: readonly TestImage[];
}

export interface WriteOptions {
  readonly bigTiff?: boolean;
  readonly bigEndian?: boolean;
}

export interface WrittenTiff {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** File offset of each directory's field for the next one; the first is the header's. */
  readonly linkOffsets: readonly number[];
  readonly directoryOffsets: readonly number[];
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const SIGNED_LONG = 9;
const LONG8 = 16;
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 16: 8 };
const RATIONAL_TAGS = new Set([282, 283, 65421]);
/** Hamamatsu's place of the focal plane. */
const SIGNED_TAGS = new Set([65424]);
const LONG_TAGS = new Set([254, 256, 257, 273, 278, 279, 324, 325, 330]);

export function writeTiff(images: readonly TestImage[], options: WriteOptions = {}): WrittenTiff {
  const writer = new TiffWriter(options);
  const directoryOffsets = images.map((image) => writer.addImage(image));
  return { bytes: writer.finish(), linkOffsets: writer.linkOffsets, directoryOffsets };
}

const BIG_TIFF_HEADER_BYTES = 16;

/** Where in a BigTIFF the tiles of the first image lie: one behind the other after the header, at even offsets. */
export function bigTiffPlaces(tiles: readonly Uint8Array[]): readonly number[] {
  let at = BIG_TIFF_HEADER_BYTES;
  return tiles.map(({ length }) => {
    const place = at;
    at += length + (length % 2);
    return place;
  });
}

class TiffWriter {
  readonly linkOffsets: number[] = [];
  private bytes = new Uint8Array(1024);
  private length = 0;
  private readonly big: boolean;
  private readonly little: boolean;

  constructor({ bigTiff = false, bigEndian = false }: WriteOptions) {
    this.big = bigTiff;
    this.little = !bigEndian;
    this.append(bigEndian ? [0x4d, 0x4d] : [0x49, 0x49]);
    this.append(this.pack(SHORT, bigTiff ? [43, 8, 0] : [42]));
    this.linkOffsets.push(this.length);
    this.append(this.pack(bigTiff ? LONG8 : LONG, [0]));
  }

  addImage(image: TestImage): number {
    const subOffsets = (image.subImages ?? []).map((sub) => this.addDirectory(sub, []));
    const offset = this.addDirectory(image, subOffsets);
    this.patch(this.linkOffsets.at(-1) ?? 0, this.pack(this.offsetType, [offset]));
    this.linkOffsets.push(this.length - this.offsetBytes);
    return offset;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private get offsetType(): number {
    return this.big ? LONG8 : LONG;
  }

  private get offsetBytes(): number {
    return this.big ? 8 : 4;
  }

  private addDirectory(image: TestImage, subOffsets: readonly number[]): number {
    const offsets = image.chunks.map((chunk) => (chunk === null ? 0 : this.append(chunk)));
    const counts = image.chunks.map((chunk) => chunk?.length ?? 0);
    const samples = image.samples ?? 3;
    const tags: Record<number, TagValue> = {
      256: [image.widthPx],
      257: [image.heightPx],
      258: new Array<number>(samples).fill(8),
      259: [image.compression ?? 1],
      262: [image.photometric ?? (samples >= 3 ? 2 : 1)],
      277: [samples],
      ...(image.tile === undefined
        ? { 273: offsets, 278: [image.rowsPerStrip ?? image.heightPx], 279: counts }
        : { 322: [image.tile[0]], 323: [image.tile[1]], 324: offsets, 325: counts }),
      ...(subOffsets.length > 0 ? { 330: subOffsets } : {}),
      ...image.tags,
    };
    return this.writeEntries(tags);
  }

  private writeEntries(tags: Readonly<Record<number, TagValue>>): number {
    const entries = Object.entries(tags).map(([key, value]) => this.encodeEntry(Number(key), value));
    const offset = this.append(this.big ? this.pack(LONG8, [entries.length]) : this.pack(SHORT, [entries.length]));
    for (const { tag, type, count, field } of entries) {
      this.append([...this.pack(SHORT, [tag, type]), ...this.pack(this.offsetType, [count]), ...field], false);
    }
    this.append(this.pack(this.offsetType, [0]), false);
    return offset;
  }

  private encodeEntry(tag: number, value: TagValue): { tag: number; type: number; count: number; field: Uint8Array } {
    const type = this.typeOf(tag, value);
    const raw =
      typeof value === 'string'
        ? new TextEncoder().encode(`${value}\0`)
        : value instanceof Uint8Array
          ? value
          : this.pack(type, value);
    const count = type === RATIONAL ? raw.length / 8 : raw.length / (TYPE_BYTES[type] ?? 1);
    const field = new Uint8Array(this.offsetBytes);
    if (raw.length <= field.length) field.set(raw);
    else field.set(this.pack(this.offsetType, [this.append(raw)]));
    return { tag, type, count, field };
  }

  private typeOf(tag: number, value: TagValue): number {
    if (typeof value === 'string') return 2;
    if (value instanceof Uint8Array) return 7;
    if (RATIONAL_TAGS.has(tag)) return RATIONAL;
    if (SIGNED_TAGS.has(tag)) return SIGNED_LONG;
    if (LONG_TAGS.has(tag)) return this.big ? LONG8 : LONG;
    return SHORT;
  }

  private pack(type: number, values: readonly number[]): Uint8Array {
    const size = type === RATIONAL ? 4 : (TYPE_BYTES[type] ?? 1);
    const bytes = new Uint8Array(values.length * size);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => {
      if (size === 2) view.setUint16(i * 2, value, this.little);
      else if (size === 4) view.setUint32(i * 4, value, this.little);
      else view.setBigUint64(i * 8, BigInt(value), this.little);
    });
    return bytes;
  }

  private append(data: ArrayLike<number>, align = true): number {
    if (align && this.length % 2 === 1) this.length += 1;
    const offset = this.length;
    while (offset + data.length > this.bytes.length) this.grow();
    this.bytes.set(data, offset);
    this.length = offset + data.length;
    return offset;
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }

  private patch(offset: number, data: Uint8Array): void {
    this.bytes.set(data, offset);
  }
}
