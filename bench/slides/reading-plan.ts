/** Patches side by side over the whole slide. */
export interface PatchScale {
  /** Level-0 pixels that a patch covers. */
  readonly sidePx: number;
  readonly outputPx: number;
}

export const READERS = ['sentinode', 'openslide', 'tiffslide', 'libvips'] as const;
export type ReaderName = (typeof READERS)[number];

/**
 * One process: one reader on one slide with so many cores, and the readers that start threads themselves so many of
 * them, scale after scale.
 */
export interface ReadingPlan {
  readonly reader: ReaderName;
  readonly path: string;
  readonly threads: number;
  /** By their names. */
  readonly scales: Readonly<Record<string, PatchScale>>;
  /** Of each scale; less when the slide is read to its end before. */
  readonly seconds: number;
}

export interface ReadingRate {
  /** Patches. */
  readonly perSecond: number;
  /** Processor time of one patch, of all threads together: what other work on the machine hardly changes. */
  readonly cpuMs: number;
}

export interface ReadingTurn {
  /** By scale; null where the reader cannot read the slide. */
  readonly rates: Readonly<Record<string, ReadingRate | null>>;
  readonly software: string;
  readonly peakMib: number;
}
