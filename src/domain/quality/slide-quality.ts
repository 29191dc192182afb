// How far a slide's picture can be trusted: focus, ink, tissue, stain, and whether training has seen its like.
import type { TwoStains } from '../stain/stain-statistics.js';

export const INK_COLOURS = ['green', 'blue', 'red', 'black'] as const;
export type InkColour = (typeof INK_COLOURS)[number];

/** A connected patch of ink. */
export interface InkMark {
  readonly colour: InkColour;
  /** Bounding box in level-0 pixels. */
  readonly level0X: number;
  readonly level0Y: number;
  readonly level0WidthPx: number;
  readonly level0HeightPx: number;
  /** Of what was scanned, 0 to 1. */
  readonly share: number;
}

export interface FocusQuality {
  readonly fields: number;
  /** Median over the fields; see `sharpnessOf`. */
  readonly sharpness: number;
  /** Of the fields, 0 to 1. */
  readonly blurredShare: number;
}

/** Where the slide lies among the patches that the shipped models were trained on. */
export interface TrainingDistance {
  readonly patches: number;
  /** Median Mahalanobis distance of the slide's patches from the training patches' mean. */
  readonly medianDistance: number;
  /** Below this lie 95 % of the training patches. */
  readonly limit: number;
  /** Share of the slide's patches beyond the limit, 0 to 1; 0.05 is expected. */
  readonly shareBeyond: number;
}

export type QualityFlag =
  'not-measured' | 'little-tissue' | 'blurred' | 'ink' | 'unusual-stain' | 'out-of-distribution';

export interface SlideQuality {
  readonly flags: readonly QualityFlag[];
  /** One sentence a flag, in their order. */
  readonly warnings: readonly string[];
  /** Of what was scanned, without ink, 0 to 1; absent like all below when it could not be measured. */
  readonly tissueShare?: number;
  /** Of what was scanned, 0 to 1. */
  readonly inkShare?: number;
  /** The largest first, at most MAX_INK_MARKS. */
  readonly inkMarks: readonly InkMark[];
  readonly focus?: FocusQuality;
  /** By Macenko, of the fields' tissue at QUALITY_MPP. */
  readonly stain?: TwoStains;
  readonly training?: TrainingDistance;
}

/** Marks are told one by one up to here: a slide with more is all ink. */
export const MAX_INK_MARKS = 32;
