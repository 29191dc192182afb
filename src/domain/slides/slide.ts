// A registered whole-slide image and what a reader knows of one.
import type { ArchiveSource } from '../archives/archive-source.js';
import type { Spacing } from '../image.js';
import type { AssociatedKind } from './associated-image.js';
import type { SlideQuality } from '../quality/slide-quality.js';

export interface SlideLevel {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Level-0 pixels per pixel of this level, 1 or more. */
  readonly downsampleX: number;
  readonly downsampleY: number;
}

/** What the content itself says; never patient data. */
export interface SlideFacts {
  /** `aperio-svs`, `ome-tiff`, `generic-tiff`, … */
  readonly format: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Finest first; level 0 has downsample 1. */
  readonly levels: readonly SlideLevel[];
  /** Absent when the file states none. */
  readonly spacing?: Spacing;
  /** 0 when unknown. */
  readonly objectivePower: number;
  /** Which pictures the file holds beside its levels, in alphabetical order; absent when none. */
  readonly associatedImages?: readonly AssociatedKind[];
}

export interface SlideFileRecord {
  /** Relative name with forward slashes. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export type SpacingSource = 'none' | 'metadata' | 'override' | 'objective';

export interface Slide {
  readonly id: string;
  readonly tenant: string;
  readonly displayName: string;
  readonly files: readonly SlideFileRecord[];
  readonly facts: SlideFacts;
  /** The spacing to use: the override where there is one, else the file's. */
  readonly spacing?: Spacing;
  readonly spacingSource: SpacingSource;
  /** SHA-256, hexadecimal, over the sorted (name, sha256) list. */
  readonly digest: string;
  readonly createTimeMs: number;
  /** Absent of slides that were registered before it was measured. */
  readonly quality?: SlideQuality;
  /** Absent of an uploaded one. */
  readonly source?: ArchiveSource;
}
