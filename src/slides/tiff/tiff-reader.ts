import type { SlideFacts } from '../../domain/slides/slide.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import { createSlideReader } from '../create-slide-reader.js';
import type { FileSource } from '../file-source.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { checkSupported } from './check-supported.js';
import { checkTiles } from './check-tiles.js';
import { associatedReaders } from './associated/read-associated.js';
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
import { createTileReader, type TileReader } from './tile-reader.js';

/** In the order they are asked; the last matches everything. */
const FLAVOURS: readonly TiffFlavour[] = [foreign, aperio, philips, ome, generic];

/** Opens the slide in the file: chooses its levels and checks that all their tiles are there. Reads no pixel. */
export async function createTiffReader(
  file: FileSource,
  shared: SharedDecoding,
  signal: AbortSignal | undefined,
): Promise<SlideReader> {
  const directories = await readDirectories(file, signal);
  const flavour = FLAVOURS.find((candidate) => candidate.matches(directories)) ?? generic;
  const content = flavour.describe(directories);
  const slide = Symbol('slide');
  const tileReaders: TileReader[] = [];
  for (const [level, { directory }] of content.levels.entries()) {
    checkSupported(directory);
    const grid = tileGridOf(directory);
    await checkTiles({ directory, grid, level }, file.sizeBytes, signal);
    tileReaders.push(
      createTileReader({ file, directory, grid, level, aperioColours: flavour.aperioColours, slide, shared }),
    );
  }
  const iccProfile = content.levels[0]?.directory.iccProfile;
  return createSlideReader({
    facts: factsOf(flavour, content),
    levels: content.levels.map(({ level }, i) => ({ level, tiles: tileReaders[i]! })),
    read: ({ level, tiles }, region, signal) => readRegionFromTiles(tiles, level, region, signal),
    isEmpty: ({ level, tiles }, region) => isEmptyRegion(tiles, level, region),
    associated: associatedReaders(content.associated ?? new Map(), {
      file,
      aperioColours: flavour.aperioColours,
      shared,
    }),
    ...(iccProfile !== undefined && { readIccProfile: () => Promise.resolve(iccProfile) }),
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
