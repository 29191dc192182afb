// What the work needs of concrete adapters; the child brings them.
import type { Level0Rectangle } from '../../domain/geometry/level0-rectangle.js';
import type { RgbImage } from '../../domain/image.js';
import type { InferenceEngine } from '../../ports/inference-engine.js';
import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import type { LoadedModel } from '../../ports/loaded-model.js';

/** Reads a level-0 rectangle at exactly (widthPx, heightPx) from the nearest finer level. */
export type ReadScaledRegion = (
  reader: SlideReader,
  rectangle: Level0Rectangle,
  widthPx: number,
  heightPx: number,
  signal?: AbortSignal,
) => Promise<RgbImage>;

/** The whole slide with its longer side at most `maxSidePx`. */
export type ReadThumbnail = (reader: SlideReader, maxSidePx: number, signal?: AbortSignal) => Promise<RgbImage>;

export interface ComputeAdapters {
  readonly openSlide: (files: SlideFileSet) => Promise<SlideReader>;
  readonly readScaledRegion: ReadScaledRegion;
  readonly readThumbnail: ReadThumbnail;
  readonly engine: InferenceEngine;
  /** Reads, checks, loads and replays a model folder. */
  readonly loadModel: (modelDir: string, engine: InferenceEngine) => Promise<LoadedModel>;
}
