import { AppError } from '../../../domain/errors/app-error.js';
import type { RgbImage } from '../../../domain/image.js';
import type { AssociatedImage, AssociatedKind } from '../../../domain/slides/associated-image.js';
import { ImageError } from '../../../image/image-error.js';
import { checkAssociatedSize } from '../../check-associated-size.js';
import { decodeJpeg } from '../../codecs/decode-jpeg.js';
import { readJpegHeader } from '../../../image/jpeg/jpeg-header.js';
import type { AssociatedReaders } from '../../create-slide-reader.js';
import type { FileSource } from '../../file-source.js';
import type { SharedDecoding } from '../../shared-decoding.js';
import { corrupt } from '../../slide-error.js';
import { checkSupported } from '../check-supported.js';
import { checkTiles } from '../check-tiles.js';
import { toRgb } from '../decode/to-rgb.js';
import { PHOTOMETRIC, type TiffDirectory } from '../directory.js';
import { readRegionFromTiles } from '../read-region.js';
import { tileGridOf } from '../tile-grid.js';
import { createTileReader } from '../tile-reader.js';
import type { AssociatedSource, AssociatedSources } from './associated-source.js';

interface Reading {
  readonly file: FileSource;
  readonly aperioColours: boolean;
  readonly shared: SharedDecoding;
}

/** Nothing of a picture is looked at before it is asked for: a broken label does not cost the slide. */
export function associatedReaders(sources: AssociatedSources, reading: Reading): AssociatedReaders {
  return new Map(
    [...sources].map(([kind, source]) => [kind, (signal) => named(kind, readAssociated(source, reading, signal))]),
  );
}

/** Errors of decoding tell places in levels, which this picture has none of. */
async function named(kind: AssociatedKind, reading: Promise<AssociatedImage>): Promise<AssociatedImage> {
  try {
    return await reading;
  } catch (error) {
    const isDamage = error instanceof ImageError || (error instanceof AppError && DAMAGE.has(error.reason));
    throw isDamage ? corrupt(`its ${kind} image cannot be decoded`, { image: kind }, error) : error;
  }
}

const DAMAGE: ReadonlySet<string> = new Set(['SLIDE_CORRUPT', 'SLIDE_TRUNCATED']);

async function readAssociated(
  source: AssociatedSource,
  reading: Reading,
  signal: AbortSignal | undefined,
): Promise<AssociatedImage> {
  if (source.from === 'text') return { image: await decodeText(source.base64) };
  const { directory } = source;
  const image = await readDirectory(directory, reading, signal);
  const iccProfile = await directory.readIccProfile?.();
  return { image, ...(iccProfile !== undefined && { iccProfile }) };
}

async function readDirectory(
  directory: TiffDirectory,
  { file, aperioColours, shared }: Reading,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const { widthPx, heightPx } = directory;
  checkAssociatedSize(directory);
  checkSupported(directory);
  const grid = tileGridOf(directory);
  await checkTiles({ directory, grid, level: 0 }, file.sizeBytes, signal);
  // Of its own in the cache, and out of it at once: it is asked for once in a while.
  const slide = Symbol('associated image');
  const tiles = createTileReader({ file, directory, grid, level: 0, aperioColours, slide, shared });
  try {
    const level = { widthPx, heightPx, downsampleX: 1, downsampleY: 1 };
    return await readRegionFromTiles(tiles, level, { level: 0, x: 0, y: 0, widthPx, heightPx }, signal);
  } finally {
    shared.cache.drop(slide);
  }
}

async function decodeText(base64: string): Promise<RgbImage> {
  const bytes = Buffer.from(base64, 'base64');
  const { frame } = readJpegHeader(bytes);
  if (frame === undefined) throw new ImageError('the JPEG data holds no image');
  checkAssociatedSize(frame);
  const { widthPx, heightPx, componentIds } = frame;
  const raster = await decodeJpeg(bytes, {
    widthPx,
    heightPx,
    samples: componentIds.length === 1 ? 1 : 3,
    ycbcr: true,
    trustMarkers: true,
  });
  return toRgb(raster, { photometric: PHOTOMETRIC.blackIsZero, extraSamples: [] });
}
