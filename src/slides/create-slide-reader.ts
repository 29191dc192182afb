import { AppError } from '../domain/errors/app-error.js';
import type { RgbImage } from '../domain/image.js';
import type { SlideFacts } from '../domain/slides/slide.js';
import type { LevelRegion, SlideDetails, SlideReader } from '../ports/slide-reader.js';

export interface SlideReading<Level> {
  readonly facts: SlideFacts;
  readonly details?: SlideDetails;
  /** What is read from for each of the facts' levels. */
  readonly levels: readonly Level[];
  readonly read: (level: Level, region: LevelRegion, signal: AbortSignal | undefined) => Promise<RgbImage>;
  /** Whether the region is white throughout, as nothing of it is stored. */
  readonly isEmpty?: (level: Level, region: LevelRegion) => Promise<boolean>;
  /** Absent: the file has none. */
  readonly readIccProfile?: () => Promise<Uint8Array>;
  /** Closes files and forgets tiles; called once, when no read is under way. */
  readonly release: () => Promise<void>;
}

/** The part of a reader that is the same for all formats: levels that are none, and the end. */
export function createSlideReader<Level>(reading: SlideReading<Level>): SlideReader {
  const { facts, details, levels, read, isEmpty, readIccProfile, release } = reading;
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined) throw new AppError('INTERNAL', 'The slide reader is closed.');
    const working = work();
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
    }
  }
  return {
    facts,
    ...(details === undefined ? {} : { details }),
    readRegion: (region, signal) =>
      whileOpen(async () => {
        const level = levels[region.level];
        if (level !== undefined) return read(level, region, signal);
        throw new AppError('REGION_OUT_OF_BOUNDS', `The slide has no level ${region.level}; it has ${levels.length}.`);
      }),
    ...(isEmpty === undefined ? {} : { isEmpty: (region) => emptyOf(levels[region.level], region, isEmpty) }),
    ...(readIccProfile !== undefined && { readIccProfile: () => whileOpen(readIccProfile) }),
    // Reads under way end first, those given up too: nothing must be closed under them.
    close: () => (closing ??= Promise.allSettled(underWay).then(release)),
  };
}

async function emptyOf<Level>(
  level: Level | undefined,
  region: LevelRegion,
  isEmpty: (level: Level, region: LevelRegion) => Promise<boolean>,
): Promise<boolean> {
  // Reading a level that is none says what is wrong.
  return level !== undefined && isEmpty(level, region);
}
