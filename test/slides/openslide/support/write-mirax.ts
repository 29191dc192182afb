// Writes MIRAX slides as 3DHISTECH's scanners do: an index picture, Slidedat.ini, Index.dat and data files.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { encodeImage } from '../../../../src/image/encode-image.js';
import { sharp } from '../../../../src/image/sharp.js';
import type { RgbImage } from '../../../../src/domain/image.js';
import type { SlideFileSet } from '../../../../src/ports/slide-reader.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { paint } from '../../support/test-pictures.js';
import { photoPosition, PLAIN_SCENE, storedImage, type MiraxScene } from './mirax-scene.js';
import { slidedatOf, type PositionKind } from './slidedat-text.js';

export interface MiraxOptions {
  readonly scene?: Partial<MiraxScene>;
  readonly name?: string;
  /** PNG keeps every pixel; scanners write JPEG. */
  readonly format?: 'JPEG' | 'PNG';
  /** Of JPEG; 95 by default, so that a test's bound is JPEG's own. */
  readonly quality?: number;
  readonly dataFileCount?: number;
  readonly positions?: PositionKind;
  /** The scene shows the same again after so many images a side: those are drawn and encoded once. */
  readonly repeatsAfter?: number;
  /** Images a page of Index.dat lists. */
  readonly pageLength?: number;
  readonly mpp?: readonly [number, number];
  /** Further or other lines, such as `FILE_0=../x`, by key. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** File contents by name, relative to the slide's folder's parent. */
export type MiraxFiles = Map<string, Uint8Array>;

const SLIDE_ID = 'A1B2C3D4E5F60718293A4B5C6D7E8F90';

interface Stored {
  readonly file: number;
  readonly offset: number;
  readonly bytes: number;
}

/** All files of the slide; the first is its index. */
export async function makeMirax(options: MiraxOptions = {}): Promise<MiraxFiles> {
  const scene = { ...PLAIN_SCENE, ...options.scene };
  const { name = 'case7', format = 'JPEG', dataFileCount = 2, positions = 'none' } = options;
  const data = createDataFiles(dataFileCount);
  const levels = [];
  const encoded = encoderOf(scene, options.repeatsAfter ?? Infinity, (image) =>
    encode(image, format, options.quality ?? 95),
  );
  for (let level = 0; level < scene.zoomLevels; level += 1)
    levels.push(await storeLevel(scene, level, encoded, data.store));
  const macro = data.store(await jpegOf(paint(40, 100, (x, y) => [x * 5, y * 2, 99])));
  const records = positions === 'none' ? [macro] : [macro, data.store(positionBuffer(scene, positions))];
  const slidedat = slidedatOf({
    scene,
    slideId: SLIDE_ID,
    format,
    dataFileCount,
    positions,
    mpp: options.mpp ?? [0.25, 0.25],
    overrides: options.overrides ?? {},
  });
  return new Map<string, Uint8Array>([
    [`${name}.mrxs`, await jpegOf(paint(32, 32, () => [200, 180, 190]))],
    [`${name}/Slidedat.ini`, Buffer.from(`\u{feff}${slidedat}`)],
    [`${name}/Index.dat`, indexOf(levels, records, options.pageLength ?? 7)],
    ...data.files().map((bytes, i): [string, Uint8Array] => [`${name}/Data${String(i).padStart(4, '0')}.dat`, bytes]),
  ]);
}

/** The files on disk, in a folder that is gone when the test ends. */
export async function layMirax(files: MiraxFiles, folder?: string): Promise<SlideFileSet> {
  const rootDir = folder ?? (await temporaryFolder());
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(rootDir, name)), { recursive: true });
    await writeFile(path.join(rootDir, name), bytes);
  }
  return { rootDir, names: [...files.keys()] };
}

export async function writeMirax(options: MiraxOptions = {}): Promise<SlideFileSet> {
  return layMirax(await makeMirax(options));
}

async function jpegOf(image: RgbImage): Promise<Uint8Array> {
  return (await encodeImage(image, 'jpeg')).data;
}

async function encode(
  { data, widthPx, heightPx }: RgbImage,
  format: 'JPEG' | 'PNG',
  quality: number,
): Promise<Uint8Array> {
  const raw = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  return format === 'PNG'
    ? raw.png({ compressionLevel: 1 }).toBuffer()
    : raw.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** Images go to the data files in turn; each file begins with a header that is no image. */
function createDataFiles(count: number): { store(bytes: Uint8Array): Stored; files(): readonly Uint8Array[] } {
  const chunks = Array.from({ length: count }, (_, i) => [Buffer.from(`${SLIDE_ID} data file ${i}`)]);
  let turn = 0;
  return {
    store: (bytes) => {
      const file = turn % count;
      turn += 1;
      const own = chunks[file] ?? [];
      const offset = own.reduce((sum, chunk) => sum + chunk.length, 0);
      own.push(Buffer.from(bytes));
      return { file, offset, bytes: bytes.length };
    },
    files: () => chunks.map((own) => Buffer.concat(own)),
  };
}

interface StoredImage extends Stored {
  readonly image: number;
}

/** The stored image at (x, y) of a level, in level-0 images; undefined where none is. */
type EncodeStored = (level: number, x: number, y: number) => Promise<Uint8Array | undefined>;

function encoderOf(
  scene: MiraxScene,
  repeatsAfter: number,
  encodeImage: (image: RgbImage) => Promise<Uint8Array>,
): EncodeStored {
  const known = new Map<string, Promise<Uint8Array | undefined>>();
  const encodeAt: EncodeStored = async (level, x, y) => {
    const image = storedImage(scene, level, x, y);
    return image && encodeImage(image);
  };
  return (level, x, y) => {
    if (repeatsAfter === Infinity) return encodeAt(level, x, y);
    const key = `${level} ${x % repeatsAfter} ${y % repeatsAfter}`;
    const encoding = known.get(key) ?? encodeAt(level, x, y);
    known.set(key, encoding);
    return encoding;
  };
}

async function storeLevel(
  scene: MiraxScene,
  level: number,
  encodeStored: EncodeStored,
  store: (bytes: Uint8Array) => Stored,
): Promise<readonly StoredImage[]> {
  const concat = 2 ** level;
  const stored: StoredImage[] = [];
  for (let y = 0; y < scene.imagesY; y += concat) {
    for (let x = 0; x < scene.imagesX; x += concat) {
      const bytes = await encodeStored(level, x, y);
      if (bytes !== undefined) stored.push({ image: y * scene.imagesX + x, ...store(bytes) });
    }
  }
  return stored;
}

/** Nine bytes a photo: a flag, then x and y. */
function positionBuffer(scene: MiraxScene, kind: PositionKind): Uint8Array {
  const [photosX, photosY] = [Math.floor(scene.imagesX / scene.divisions), Math.floor(scene.imagesY / scene.divisions)];
  const buffer = Buffer.alloc(photosX * photosY * 9);
  for (let i = 0; i < photosX * photosY; i += 1) {
    const [x, y] = photoPosition(scene, i % photosX, Math.floor(i / photosX));
    buffer.writeInt32LE(x, i * 9 + 1);
    buffer.writeInt32LE(y, i * 9 + 5);
  }
  return kind === 'compressed' ? deflateSync(buffer) : buffer;
}

/** Index.dat: version, id, two roots; then what the roots point to, each part a run of 32-bit numbers. */
function indexOf(
  levels: readonly (readonly StoredImage[])[],
  records: readonly Stored[],
  pageLength: number,
): Uint8Array {
  const head = Buffer.from(`01.02${SLIDE_ID}`);
  const words: number[] = [0, 0];
  const place = (): number => head.length + words.length * 4;
  const append = (...numbers: number[]): number => {
    const at = place();
    words.push(...numbers);
    return at;
  };
  const levelHeads = levels.map((images) => append(0, append(...pagesOf(images, pageLength))));
  const recordHeads = records.map(({ offset, bytes, file }) => append(0, append(1, 0, 0, 0, offset, bytes, file)));
  words[0] = append(...levelHeads);
  words[1] = append(...recordHeads);
  const body = Buffer.alloc(words.length * 4);
  words.forEach((word, i) => body.writeInt32LE(word, i * 4));
  return Buffer.concat([head, body]);
}

/** Pages follow each other: a count, a pointer that is 0 on the last, and four numbers an image. */
function pagesOf(images: readonly StoredImage[], pageLength: number): number[] {
  const words: number[] = [];
  for (let first = 0; first < images.length; first += pageLength) {
    const page = images.slice(first, first + pageLength);
    const isLast = first + pageLength >= images.length;
    words.push(
      page.length,
      isLast ? 0 : 1,
      ...page.flatMap(({ image, offset, bytes, file }) => [image, offset, bytes, file]),
    );
  }
  return words;
}
