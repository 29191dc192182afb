// Slides as readers give them: a format detects and opens, a reader reads.
import type { RgbImage } from '../domain/image.js';
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

/** An open slide. Calls may overlap; each compressed tile is decoded once while it is in the bounded cache. */
export interface SlideReader {
  readonly facts: SlideFacts;
  /** Pixels of the region; missing tiles and everything outside are white. Broken tiles throw SLIDE_CORRUPT or SLIDE_TRUNCATED, never white. */
  readRegion(region: LevelRegion, signal?: AbortSignal): Promise<RgbImage>;
  close(): Promise<void>;
}

/** One format family. Formats are asked in order; the first that detects its content opens it. */
export interface SlideFormat {
  readonly name: string;
  /** By content, never by name. */
  detect(files: SlideFileSet): Promise<boolean>;
  /** Throws SLIDE_CORRUPT, SLIDE_TRUNCATED or SLIDE_UNSUPPORTED with a precise message. */
  open(files: SlideFileSet, signal?: AbortSignal): Promise<SlideReader>;
}
