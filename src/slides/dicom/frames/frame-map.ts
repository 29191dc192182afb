import type { LevelBounds } from '../../../ports/slide-reader.js';

/** A frame and the place of its top left pixel in the level. */
export interface PlacedFrame {
  readonly frame: number;
  readonly x: number;
  readonly y: number;
}

/** Which frame lies where in a picture: those of one optical path and one focal plane. */
export interface FrameMap {
  /** Frames may overlap: later ones lie on top. */
  readonly overlapping: boolean;
  /** Those that touch the area, in the order of drawing. */
  under(area: LevelBounds): Iterable<PlacedFrame>;
}

/** Columns and rows of tiles. */
export interface FrameGrid {
  readonly columns: number;
  readonly rows: number;
}
