// Slides as readers give them: a format detects and opens, a reader reads.
import type { Level0Rectangle } from '../domain/geometry/level0-rectangle.js';
import type { RgbImage } from '../domain/image.js';
import type { AssociatedImage, AssociatedKind } from '../domain/slides/associated-image.js';
import type { SlideFacts } from '../domain/slides/slide.js';

/** A slide on disk: one or more files below `rootDir`; the first is the one to open. */
export interface SlideFileSet {
  readonly rootDir: string;
  readonly names: readonly string[];
}

/** A rectangle in pixels of `level` (not of level 0). It may reach outside the slide: that is background. */
export interface LevelRegion {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Memory of three bytes a pixel of the result, whatever is in it, which a reader may use for the result; once the
 * promise is settled nobody else writes to it. It saves whoever reads block after block fresh memory for each.
 */
export type PixelMemory = Uint8Array;

/** A rectangle of level 0 in its pixels. */
export type LevelBounds = Omit<LevelRegion, 'level'>;

/**
 * What a file says beyond its facts. It stays in the process that reads the slide: vendors' properties and the names
 * of label images can carry patient data.
 */
export interface SlideDetails {
  /** The part of level 0 that was scanned; absent when the file does not say. */
  readonly bounds?: LevelBounds;
  /** Red, green, blue of what was not scanned, as the file states it; absent when it does not. */
  readonly background?: readonly [number, number, number];
  /** The vendor's own words by name. */
  readonly properties: ReadonlyMap<string, string>;
}

/** An open slide. Calls may overlap; each compressed tile is decoded once while it is in the bounded cache. */
export interface SlideReader {
  readonly facts: SlideFacts;
  /** Only of formats that keep more than the facts. */
  readonly details?: SlideDetails;
  /**
   * Pixels of the region; what was never scanned is glass (white, or the slide's own bright background colour),
   * everything outside is white. Broken tiles throw SLIDE_CORRUPT or SLIDE_TRUNCATED, never white.
   */
  readRegion(region: LevelRegion, signal?: AbortSignal, into?: PixelMemory): Promise<RgbImage>;
  /**
   * Whether nothing of the region was stored: all of it would be read as white. Only of formats that can tell without
   * decoding; it saves the reading of glass, which is most of a sparse slide.
   */
  readonly isEmpty?: (region: LevelRegion) => Promise<boolean>;
  /** What its colours are meant by. Absent where the file does not say. */
  readIccProfile?(): Promise<Uint8Array>;
  /**
   * A picture of the file that is in no level, whole. Throws ASSOCIATED_IMAGE_NOT_FOUND where the file has none of the
   * kind. Whether it may be shown is the caller's question: labels and macros can name a patient.
   */
  readAssociatedImage?(kind: AssociatedKind, signal?: AbortSignal): Promise<AssociatedImage>;
  close(): Promise<void>;
}

/** Reads a level-0 rectangle at exactly (widthPx, heightPx) from the nearest finer level. */
export type ReadScaledRegion = (
  reader: SlideReader,
  rectangle: Level0Rectangle,
  widthPx: number,
  heightPx: number,
  signal?: AbortSignal,
  into?: PixelMemory,
) => Promise<RgbImage>;

/** One format family. Formats are asked in order; the first that detects its content opens it. */
export interface SlideFormat {
  readonly name: string;
  /** By content, never by name. */
  detect(files: SlideFileSet): Promise<boolean>;
  /** Throws SLIDE_CORRUPT, SLIDE_TRUNCATED or SLIDE_UNSUPPORTED with a precise message. */
  open(files: SlideFileSet, signal?: AbortSignal): Promise<SlideReader>;
}
