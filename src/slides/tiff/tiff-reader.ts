import { AppError } from '../../domain/errors/app-error.js';
import type { SlideFacts } from '../../domain/slides/slide.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import { createSlideReader } from '../create-slide-reader.js';
import type { FileSource } from '../file-source.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { checkNegatives } from './check-negatives.js';
import { checkStoredSizes } from './check-stored-sizes.js';
import { checkSupported } from './check-supported.js';
import { checkTiles } from './check-tiles.js';
import type { TiffDirectory } from './directory.js';
import { associatedReaders } from './associated/read-associated.js';
import { fillGaps, type TiledLevel } from './fill-gaps.js';
import { aperio } from './flavours/aperio.js';
import type { SlideContent, TiffFlavour } from './flavours/flavour.js';
import { firstOf } from './flavours/flavour.js';
import { foreign } from './flavours/foreign.js';
import { generic } from './flavours/generic.js';
import { ome } from './flavours/ome.js';
import { philips } from './flavours/philips.js';
import { readDirectories } from './read-directories.js';
import { isEmptyRegion, readRegionFromTiles } from './read-region.js';
import { tileGridOf } from './tile-grid.js';
import { createTileReader } from './tile-reader.js';

/** In the order they are asked; the last matches everything. */
const FLAVOURS: readonly TiffFlavour[] = [foreign, aperio, philips, ome, generic];

/** Opens the slide in the file: chooses its levels and checks that all their tiles are there. Reads no pixel. */
export async function createTiffReader(
  file: FileSource,
  shared: SharedDecoding,
  signal: AbortSignal | undefined,
): Promise<SlideReader> {
  const directories = await readDirectories(file, signal);
  try {
    return await openLevels(directories, file, shared, signal);
  } catch (error) {
    // Another reader may take it, and more on trust.
    const refused = error instanceof AppError && error.reason === 'SLIDE_UNSUPPORTED';
    if (refused) {
      checkNegatives(directories);
      await checkStoredSizes(directories, file.sizeBytes, signal);
    }
    throw error;
  }
}

async function openLevels(
  directories: readonly TiffDirectory[],
  file: FileSource,
  shared: SharedDecoding,
  signal: AbortSignal | undefined,
): Promise<SlideReader> {
  const flavour = FLAVOURS.find((candidate) => candidate.matches(directories)) ?? generic;
  const content = flavour.describe(directories);
  const slide = Symbol('slide');
  const { aperioColours, fillsGaps = false } = flavour;
  const tiledLevels: TiledLevel[] = [];
  let missing = 0;
  for (const [index, { directory, level }] of content.levels.entries()) {
    checkSupported(directory);
    const grid = tileGridOf(directory);
    missing += await checkTiles({ directory, grid, level: index }, file.sizeBytes, signal);
    const tiles = createTileReader({ file, directory, grid, level: index, aperioColours, slide, shared });
    tiledLevels.push({ level, tiles });
  }
  const levels = fillsGaps && missing > 0 ? fillGaps(tiledLevels, slide, shared.cache) : tiledLevels;
  const readIccProfile = content.levels[0]?.directory.readIccProfile;
  return createSlideReader({
    facts: factsOf(flavour, content),
    levels,
    read: ({ level, tiles }, region, signal, into) => readRegionFromTiles(tiles, level, region, signal, into),
    isEmpty: ({ level, tiles }, region) => isEmptyRegion(tiles, level, region),
    associated: associatedReaders(content.associated ?? new Map(), {
      file,
      aperioColours,
      shared,
    }),
    ...(readIccProfile !== undefined && { readIccProfile }),
    release: () => {
      shared.cache.drop(slide);
      return file.close();
    },
  });
}

function factsOf(flavour: TiffFlavour, { levels, spacing, objectivePower }: SlideContent): SlideFacts {
  const { widthPx, heightPx } = firstOf(levels.map(({ directory }) => directory));
  return {
    format: flavour.name,
    widthPx,
    heightPx,
    levels: levels.map(({ level }) => level),
    ...(spacing === undefined ? {} : { spacing }),
    objectivePower,
  };
}
