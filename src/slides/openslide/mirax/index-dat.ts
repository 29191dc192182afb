// Index.dat of a MIRAX slide: where its images and other records lie in the data files.

/** The whole of Index.dat, and the id that its header repeats. */
export interface IndexDat {
  readonly bytes: Buffer;
  readonly slideId: string;
}

/** Bytes of a data file, by its number. */
export interface DataPlace {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

export interface ImageRecord extends DataPlace {
  readonly level: number;
  /** Of level 0's images, row by row, the first that this one shows. */
  readonly image: number;
}

/** Layout: the version, the slide's id, then one pointer to the images' records and one to the others'. */
const VERSION = '01.02';
const POINTER_BYTES = 4;
const IMAGE_BYTES = 16;

/**
 * Every image, level by level. Ends early where the index is not what it should be: OpenSlide reads the same numbers
 * in the same order on opening, and says what is wrong.
 */
export function* imageRecords(index: IndexDat, zoomLevels: number): Generator<ImageRecord, void, undefined> {
  const levels = int32(index.bytes, rootOf(index));
  for (let level = 0; level < zoomLevels; level += 1) {
    const head = int32(index.bytes, levels + level * POINTER_BYTES);
    // A level begins with a zero, then a pointer to its first page.
    yield* pageRecords(index.bytes, int32(index.bytes, head + POINTER_BYTES), level);
  }
}

/** Pages follow each other; each is a count, whether there is another, and its records. */
function* pageRecords(bytes: Buffer, start: number, level: number): Generator<ImageRecord, void, undefined> {
  let at = start;
  for (;;) {
    const count = int32(bytes, at);
    const next = int32(bytes, at + POINTER_BYTES);
    at += 2 * POINTER_BYTES;
    for (let record = 0; record < count; record += 1, at += IMAGE_BYTES) {
      if (at + IMAGE_BYTES > bytes.length) return;
      const [image, offset, length, file] = [0, 4, 8, 12].map((skip) => bytes.readInt32LE(at + skip));
      yield { level, image: image ?? 0, offset: offset ?? 0, length: length ?? 0, file: file ?? 0 };
    }
    if (Number.isNaN(next) || next === 0) return;
  }
}

/** A record that is no image, as it is written; undefined where there is none. */
export function otherRecord(index: IndexDat, number: number): DataPlace | undefined {
  const { bytes } = index;
  const records = int32(bytes, rootOf(index) + POINTER_BYTES);
  const head = int32(bytes, records + number * POINTER_BYTES);
  // A zero and a pointer as for a level; its page has a count and three numbers before the place.
  const page = int32(bytes, head + POINTER_BYTES);
  const [offset = NaN, length = NaN, file = NaN] = [4, 5, 6].map((word) => int32(bytes, page + word * POINTER_BYTES));
  return [offset, length, file].some(Number.isNaN) ? undefined : { offset, length, file };
}

function rootOf({ slideId }: IndexDat): number {
  return VERSION.length + Buffer.byteLength(slideId, 'latin1');
}

/** NaN beyond the ends, and for a place that is none. */
function int32(bytes: Buffer, at: number): number {
  return at >= 0 && at + POINTER_BYTES <= bytes.length ? bytes.readInt32LE(at) : NaN;
}
