import { percentileOf } from '../metrics/percentile-of.js';
import { STAIN_DENSITIES } from './optical-density.js';
import type { StainFit, TwoStains, Vector3 } from './stain-statistics.js';

/** Amount = row · density: the least-squares unmixing of two stains. */
export interface Unmixing {
  readonly haematoxylin: Vector3;
  readonly eosin: Vector3;
}

/** Robust maximum of the amounts (Macenko et al. 2009): single dark pixels are dirt. */
const MAX_PERCENTILE = 99;
/** On real slides two stains lie 7 to 44 degrees apart, what is left of one stain alone within 6. */
const MIN_STAIN_ANGLE_DEGREES = 6;
/**
 * On real slides haematoxylin takes 0.05 to 0.6 more red than eosin, on an image of one stain that JPEG has split
 * 0.03. Closer, the two could be swapped.
 */
const MIN_RED_DIFFERENCE = 0.04;
/** Noise takes eosin's red a little below 0; further it would be a dye that adds light. */
export const MIN_STAIN_COMPONENT = -0.2;
/** As dense as the faintest pixel that counts as stained: less is no stain. */
const MIN_AMOUNT = 0.15;

/** Pseudo-inverse of the two stain vectors, which are of length 1 and not parallel. */
export function unmixingOf({ haematoxylin: h, eosin: e }: Pick<TwoStains, 'haematoxylin' | 'eosin'>): Unmixing {
  const cosine = dot(h, e);
  const scale = 1 / (1 - cosine * cosine);
  const dual = (own: Vector3, other: Vector3): Vector3 => [
    (own[0] - cosine * other[0]) * scale,
    (own[1] - cosine * other[1]) * scale,
    (own[2] - cosine * other[2]) * scale,
  ];
  return { haematoxylin: dual(h, e), eosin: dual(e, h) };
}

/** Whether two stain vectors of length 1 lie far enough apart to be told from each other. */
export function unmixes({ haematoxylin, eosin }: Pick<TwoStains, 'haematoxylin' | 'eosin'>): boolean {
  const degrees = (Math.acos(Math.min(1, dot(haematoxylin, eosin))) * 180) / Math.PI;
  return degrees >= MIN_STAIN_ANGLE_DEGREES;
}

/**
 * The statistics of pixels by two directions found in them. Haematoxylin is the one that takes more red light,
 * the heuristic of all implementations. Directions that two stains cannot have are reported, not used.
 */
export function judgeStains(
  method: 'macenko' | 'vahadane',
  pixels: Uint8Array,
  first: Vector3,
  second: Vector3,
): StainFit {
  const [haematoxylin, eosin] = first[0] > second[0] ? [first, second] : [second, first];
  const isApart = unmixes({ haematoxylin, eosin }) && haematoxylin[0] - eosin[0] >= MIN_RED_DIFFERENCE;
  if (!isApart) return { kind: 'unfit', problem: 'one-stain' };
  const unmixing = unmixingOf({ haematoxylin, eosin });
  const maxHaematoxylin = robustMaximum(pixels, unmixing.haematoxylin);
  const maxEosin = robustMaximum(pixels, unmixing.eosin);
  const components = [...haematoxylin, ...eosin];
  if (components.some((value) => value < MIN_STAIN_COMPONENT)) return { kind: 'unfit', problem: 'implausible-stains' };
  if (Math.min(maxHaematoxylin, maxEosin) < MIN_AMOUNT) return { kind: 'unfit', problem: 'one-stain' };
  return { kind: 'fitted', statistics: { method, haematoxylin, eosin, maxHaematoxylin, maxEosin } };
}

function robustMaximum(pixels: Uint8Array, [red, green, blue]: Vector3): number {
  const amounts = new Float64Array(Math.floor(pixels.length / 3));
  for (let pixel = 0, at = 0; pixel < amounts.length; pixel += 1, at += 3) {
    amounts[pixel] =
      red * STAIN_DENSITIES[pixels[at]!]! +
      green * STAIN_DENSITIES[pixels[at + 1]!]! +
      blue * STAIN_DENSITIES[pixels[at + 2]!]!;
  }
  return percentileOf(amounts.sort(), MAX_PERCENTILE);
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
