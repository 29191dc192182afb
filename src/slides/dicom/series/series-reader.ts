import type { SlideFacts } from '../../../domain/slides/slide.js';
import { MAX_ICC_BYTES } from '../../../image/find-icc-problem.js';
import type { SlideReader } from '../../../ports/slide-reader.js';
import { createSlideReader } from '../../create-slide-reader.js';
import type { SharedDecoding } from '../../shared-decoding.js';
import { corrupt, unsupported } from '../../slide-error.js';
import { checkSupported } from '../check-supported.js';
import { gridOf } from '../frames/create-frame-map.js';
import type { ValuePlace } from '../dataset/dataset.js';
import type { FrameSource } from '../frames/frame-source.js';
import { openPictureFrames, type OpenFrames } from '../frames/picture-frames.js';
import type { DicomInstance } from '../instance.js';
import { createLevelReader, type LevelReader } from '../level-reader.js';
import { MAX_GRID_TILES, MAX_OPEN_FILES } from '../limits.js';
import { associatedPictures, type AssociatedAccess } from './associated-pictures.js';
import { chooseLevels, isVolume, type DicomLevel } from './choose-levels.js';

/** How a series is read, wherever it lies. */
export interface SeriesAccess<Instance extends DicomInstance> {
  readonly openFrames: OpenFrames<Instance>;
  /** Reads a value of an instance where it lies. */
  readonly readValue: (instance: Instance, place: ValuePlace) => Promise<Uint8Array>;
  /** See AssociatedAccess. */
  readonly complete?: AssociatedAccess<Instance>['complete'];
  readonly shared: SharedDecoding;
}

/** The slide of a series' instances: chooses its levels and opens their frames, which it closes with the slide. */
export async function createSeriesReader<Instance extends DicomInstance>(
  instances: readonly Instance[],
  access: SeriesAccess<Instance>,
  signal: AbortSignal | undefined,
): Promise<SlideReader> {
  const { openFrames, shared } = access;
  const levels = chooseLevels(instances.filter(isVolume));
  checkLevels(levels);
  const slide = Symbol('slide');
  const opened: FrameSource[] = [];
  const release = async (): Promise<void> => {
    shared.cache.drop(slide);
    await Promise.all(opened.map((frames) => frames.close()));
  };
  try {
    const readers: LevelReader[] = [];
    for (const [index, level] of levels.entries()) {
      const frames = await openPictureFrames(level.picture, openFrames, signal);
      opened.push(frames);
      readers.push(createLevelReader({ ...level, index, frames, slide, shared }));
    }
    const associated = associatedPictures(instances, { ...access, profileReader: (one) => profileReader(one, access) });
    const head = levels[0]?.picture.head;
    const readIccProfile = head && profileReader(head, access);
    return createSlideReader({
      facts: factsOf(levels),
      details: { properties: head?.properties ?? new Map<string, string>() },
      associated,
      ...(readIccProfile !== undefined && { readIccProfile }),
      levels: readers,
      read: (level, region, reading, into) => level.read(region, reading, into),
      isEmpty: (level, region) => Promise.resolve(level.isEmpty(region)),
      release,
    });
  } catch (error) {
    await release();
    throw error;
  }
}

function checkLevels(levels: readonly DicomLevel[]): void {
  if (levels.length === 0) throw unsupported('it holds a label or an overview but no picture of the slide itself');
  const parts = levels.flatMap(({ picture }) => picture.parts);
  if (parts.length > MAX_OPEN_FILES) {
    throw unsupported(`its levels lie in ${parts.length} files; ${MAX_OPEN_FILES} can be`);
  }
  parts.forEach(checkSupported);
  checkGrids(levels);
}

/** A file of a kilobyte may claim any size, and each tile of it takes memory. */
function checkGrids(levels: readonly DicomLevel[]): void {
  const grids = levels.map(({ picture }) => gridOf(picture));
  const tiles = grids.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  if (tiles <= MAX_GRID_TILES) return;
  throw unsupported(`its levels would have ${tiles} frames by their sizes; ${MAX_GRID_TILES} can be`);
}

function factsOf(levels: readonly DicomLevel[]): SlideFacts {
  const [finest] = levels;
  const { widthPx = 0, heightPx = 0 } = finest?.level ?? {};
  const spacing = spacingOfLevel0(levels);
  return {
    format: 'dicom',
    widthPx,
    heightPx,
    levels: levels.map(({ level }) => level),
    ...(spacing === undefined ? {} : { spacing }),
    objectivePower: finest?.picture.head.objectivePower ?? 0,
  };
}

/** The finest level's own; where it has none, that of the next which has one, by their sizes. */
function spacingOfLevel0(levels: readonly DicomLevel[]): DicomInstance['spacing'] {
  for (const { level, picture } of levels) {
    const { spacing } = picture.head;
    if (spacing === undefined) continue;
    return { mppX: spacing.mppX / level.downsampleX, mppY: spacing.mppY / level.downsampleY };
  }
  return undefined;
}

/** How the ICC profile of an instance is read when it is asked for; undefined where there is none. */
function profileReader<Instance extends DicomInstance>(
  instance: Instance,
  { readValue }: SeriesAccess<Instance>,
): (() => Promise<Uint8Array>) | undefined {
  const place = instance.iccProfile;
  if (place === undefined) return undefined;
  return async () => {
    if (place.length <= MAX_ICC_BYTES) return readValue(instance, place);
    throw corrupt(`its ICC profile takes ${place.length} bytes; ${MAX_ICC_BYTES} can be`);
  };
}
