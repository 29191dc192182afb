import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import type { RgbImage } from '../domain/image.js';
import type { AssociatedImage, AssociatedKind } from '../domain/slides/associated-image.js';
import type { SlideFacts } from '../domain/slides/slide.js';
import type { LevelRegion, PixelMemory, SlideDetails, SlideReader } from '../ports/slide-reader.js';

/** The pictures that a file holds beside its levels. */
export type AssociatedReaders = ReadonlyMap<
  AssociatedKind,
  (signal: AbortSignal | undefined) => Promise<AssociatedImage>
>;

export interface SlideReading<Level> {
  readonly facts: SlideFacts;
  readonly details?: SlideDetails;
  /** What is read from for each of the facts' levels. */
  readonly levels: readonly Level[];
  readonly read: (
    level: Level,
    region: LevelRegion,
    signal: AbortSignal | undefined,
    into: PixelMemory | undefined,
  ) => Promise<RgbImage>;
  /** Whether the region is white throughout, as nothing of it is stored. */
  readonly isEmpty?: (level: Level, region: LevelRegion) => Promise<boolean>;
  /** Absent: the file has none. */
  readonly readIccProfile?: () => Promise<Uint8Array>;
  /** How pictures beside the levels are read, whole. */
  readonly associated?: AssociatedReaders;
  /** Closes files and forgets tiles; called once, when no read is under way. */
  readonly release: () => Promise<void>;
}

/** The part of a reader that is the same for all formats: levels that are none, and the end. */
export function createSlideReader<Level>(reading: SlideReading<Level>): SlideReader {
  const { facts, details, levels, read, isEmpty, readIccProfile, associated = NONE, release } = reading;
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
    facts: withAssociated(facts, associated),
    ...(details === undefined ? {} : { details }),
    readRegion: (region, signal, into) =>
      whileOpen(async () => {
        const level = levels[region.level];
        if (level !== undefined) return read(level, region, signal, into);
        throw new AppError('REGION_OUT_OF_BOUNDS', `The slide has no level ${region.level}; it has ${levels.length}.`);
      }),
    ...(isEmpty !== undefined && {
      isEmpty: (region) =>
        whileOpen(async () => {
          const level = levels[region.level];
          // Reading a level that is none says what is wrong.
          return level !== undefined && isEmpty(level, region);
        }),
    }),
    ...(readIccProfile !== undefined && { readIccProfile: () => whileOpen(readIccProfile) }),
    readAssociatedImage: (kind, signal) => whileOpen(() => readAssociated(associated, kind, signal)),
    // Reads under way end first, those given up too: nothing must be closed under them.
    close: () => (closing ??= Promise.allSettled(underWay).then(release)),
  };
}

const NONE: AssociatedReaders = new Map();

function withAssociated(facts: SlideFacts, associated: AssociatedReaders): SlideFacts {
  return associated.size === 0 ? facts : { ...facts, associatedImages: [...associated.keys()].sort() };
}

async function readAssociated(
  associated: AssociatedReaders,
  kind: AssociatedKind,
  signal: AbortSignal | undefined,
): Promise<AssociatedImage> {
  throwIfAborted(signal);
  const read = associated.get(kind);
  if (read === undefined) throw new AppError('ASSOCIATED_IMAGE_NOT_FOUND', `The slide holds no ${kind} image.`);
  const picture = await read(signal);
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return picture;
}
