import { AppError } from '../../domain/errors/app-error.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import { checkSupported } from './check-supported.js';
import { checkTiles } from './check-tiles.js';
import type { FileSource } from './file-source.js';
import { aperio } from './flavours/aperio.js';
import type { SlideContent, TiffFlavour } from './flavours/flavour.js';
import { firstOf } from './flavours/flavour.js';
import { foreign } from './flavours/foreign.js';
import { generic } from './flavours/generic.js';
import { ome } from './flavours/ome.js';
import { philips } from './flavours/philips.js';
import { readDirectories } from './read-directories.js';
import { readRegionFromTiles } from './read-region.js';
import { tileGridOf } from './tile-grid.js';
import { createTileReader, type SharedDecoding, type TileReader } from './tile-reader.js';

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
  return readerOf(flavour, content, tileReaders, () => {
    shared.cache.drop(slide);
    return file.close();
  });
}

function readerOf(
  flavour: TiffFlavour,
  { levels, spacing, objectivePower }: SlideContent,
  tileReaders: readonly TileReader[],
  release: () => Promise<void>,
): SlideReader {
  const { widthPx, heightPx } = firstOf(levels.map(({ directory }) => directory));
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  return {
    facts: {
      format: flavour.name,
      widthPx,
      heightPx,
      levels: levels.map(({ level }) => level),
      ...(spacing === undefined ? {} : { spacing }),
      objectivePower,
    },
    readRegion: async (region, signal) => {
      if (closing !== undefined) throw new AppError('INTERNAL', 'The slide reader is closed.');
      const level = levels[region.level];
      const tiles = tileReaders[region.level];
      if (level === undefined || tiles === undefined) {
        throw new AppError('REGION_OUT_OF_BOUNDS', `The slide has no level ${region.level}; it has ${levels.length}.`);
      }
      const reading = readRegionFromTiles(tiles, level.level, region, signal);
      underWay.add(reading);
      try {
        return await reading;
      } finally {
        underWay.delete(reading);
      }
    },
    // Reads under way end first: the file must not be closed under them.
    close: () => (closing ??= Promise.allSettled(underWay).then(release)),
  };
}
