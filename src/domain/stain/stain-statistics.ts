// What of a slide's stain is normalised, and how it looks.

/** Red, green, blue, or L*, a*, b*. */
export type Vector3 = readonly [number, number, number];

export const STAIN_METHODS = ['macenko', 'vahadane', 'reinhard', 'reinhard-modified'] as const;

/**
 * - `macenko`: two stain vectors from the plane of most variance of the densities (Macenko et al., ISBI 2009).
 * - `vahadane`: two stain vectors by sparse non-negative factors (Vahadane et al., IEEE TMI 35(8), 2016).
 * - `reinhard`: mean and deviation in CIELAB (Reinhard et al., IEEE CG&A 21(5), 2001).
 * - `reinhard-modified`: the same, lightness stretched by its own deviation and the hues only moved (Roy et al. 2021).
 */
export type StainMethod = (typeof STAIN_METHODS)[number];

/**
 * Optical density (natural log, red, green, blue) per unit of each stain, of length 1, and the 99th percentiles of the
 * amounts.
 */
export interface TwoStains {
  readonly haematoxylin: Vector3;
  readonly eosin: Vector3;
  readonly maxHaematoxylin: number;
  readonly maxEosin: number;
}

/** CIELAB under D65: L* 0…100. */
export interface LabMoments {
  readonly means: Vector3;
  /** Population standard deviations, above 0. */
  readonly deviations: Vector3;
}

export type StainStatistics =
  | ({ readonly method: 'macenko' | 'vahadane' } & TwoStains)
  | ({ readonly method: 'reinhard' | 'reinhard-modified' } & LabMoments);

/** Why pixels have no stain statistics. */
export type StainProblem =
  /** Fewer stained pixels than MIN_STAINED_PIXELS. */
  | 'too-few-stained-pixels'
  /** All pixels have one hue, or one colour: there are no two stains to tell apart. */
  | 'one-stain'
  /** Two hues, but not those that dyes can have: light would be gained where there is more of one. */
  | 'implausible-stains';

export type StainFit =
  | { readonly kind: 'fitted'; readonly statistics: StainStatistics }
  | { readonly kind: 'unfit'; readonly problem: StainProblem };

/** Half of the smallest patch of 48 px: fewer say more about one cell than about a slide's stain. */
export const MIN_STAINED_PIXELS = 1_000;

/** Recolours RGB pixels in place. */
export type StainNormaliser = (pixels: Uint8Array) => void;

/** For messages. */
export const STAIN_PROBLEMS: Readonly<Record<StainProblem, string>> = {
  'too-few-stained-pixels': 'too little of it is stained',
  'one-stain': 'it shows one stain, not two',
  'implausible-stains': 'its colours are not those of two stains',
};
