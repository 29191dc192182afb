import type { StainFit, StainStatistics } from '../../domain/stain/stain-statistics.js';
import type { LabelledPatch } from './labelled-patch.js';

export interface DataStains {
  /** What all patches are brought to: that of the slide, or patch, in the middle of training. */
  readonly target: StainStatistics;
  /** Of given patches that name a slide, by its name; the slides of a cohort carry their own. */
  readonly slides: ReadonlyMap<string, StainFit>;
}

/** Where a patch's stain stands: two meanings, then `first` + index in `sources`. */
export const STAIN = { asItIs: 0, own: 1, first: 2 } as const;

/** Stains in a form that threads can be sent. */
export interface SharedStains {
  readonly target: StainStatistics;
  readonly sources: readonly StainStatistics[];
}

export interface StainPlaces {
  /** The patch's number. */
  placeOf(patch: LabelledPatch): number;
  shared(): SharedStains | undefined;
}

/** A slide without a stain leaves its patches as they are, as predictions do. */
export function stainPlaces(stains: DataStains | undefined): StainPlaces {
  const sources = new Map<StainFit, number>();
  const statistics: StainStatistics[] = [];
  const placeOfFit = (fit: StainFit | undefined): number => {
    if (fit?.kind !== 'fitted') return STAIN.asItIs;
    const known = sources.get(fit);
    if (known !== undefined) return known;
    const place = STAIN.first + statistics.push(fit.statistics) - 1;
    sources.set(fit, place);
    return place;
  };
  return {
    placeOf: (patch) => {
      if (stains === undefined) return STAIN.asItIs;
      if (patch.kind === 'slide') return placeOfFit(patch.slide.stain);
      return patch.slide === undefined ? STAIN.own : placeOfFit(stains.slides.get(patch.slide));
    },
    shared: () => stains && { target: stains.target, sources: statistics },
  };
}
