import type { TrainingSlide } from './training-slide.js';

/** A patch that training can read: a file of its own, or a place on a slide. */
export type LabelledPatch = FilePatch | SlidePatch;

export interface FilePatch {
  readonly kind: 'file';
  readonly file: string;
  /** Below its folder, with `/`. */
  readonly relativePath: string;
  readonly tumour: boolean;
  readonly slide?: string;
  readonly patient?: string;
}

export interface SlidePatch {
  readonly kind: 'slide';
  readonly slide: TrainingSlide;
  /** Index in the slide's grid, or in the grid of half the side when `half`. */
  readonly cell: number;
  /** Half the side, mirrored to the whole: of tumour too small for a whole patch. */
  readonly half: boolean;
  readonly tumour: boolean;
}

export function slideNameOf(patch: LabelledPatch): string | undefined {
  return patch.kind === 'file' ? patch.slide : patch.slide.name;
}

export function patientOf(patch: LabelledPatch): string | undefined {
  return patch.kind === 'file' ? patch.patient : patch.slide.patient;
}
