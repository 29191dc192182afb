import { percentileOf } from '../metrics/percentile-of.js';
import type { Matrix3 } from './matrix3.js';
import { stainedDensities } from './stain-densities.js';
import { MIN_STAINED_PIXELS, type StainFit, type Vector3 } from './stain-statistics.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { dot, judgeStains } from './unmix-stains.js';

/** Robust extremes of the hue angle: alpha of Macenko et al. 2009. */
const EXTREME_PERCENTILE = 1;

/**
 * Stain vectors by Macenko et al., "A method for normalizing histology slides for quantitative analysis", ISBI 2009:
 * the robust extremes of the hue in the plane of most variance. `pixels` is RGB, any number.
 */
export function fitMacenko(pixels: Uint8Array): StainFit {
  const densities = stainedDensities(pixels);
  if (densities.length < 3 * MIN_STAINED_PIXELS) return { kind: 'unfit', problem: 'too-few-stained-pixels' };
  const mean = meanOf(densities);
  const [first, second] = symmetricEigen(covarianceOf(densities, mean));
  const plane = alongMean(first.vector, second.vector, mean);
  const angles = anglesIn(plane, densities).sort();
  const low = direction(plane, percentileOf(angles, EXTREME_PERCENTILE));
  const high = direction(plane, percentileOf(angles, 100 - EXTREME_PERCENTILE));
  return judgeStains('macenko', pixels, low, high);
}

/** Two perpendicular directions of length 1. */
type Plane = readonly [Vector3, Vector3];

/** Angle 0 at the mean density: all densities are above 0, so none lies near the jump at 180 degrees. */
function alongMean(first: Vector3, second: Vector3, mean: Vector3): Plane {
  const angle = Math.atan2(dot(mean, second), dot(mean, first));
  return [direction([first, second], angle), direction([first, second], angle + Math.PI / 2)];
}

function direction([first, second]: Plane, angle: number): Vector3 {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (axis: 0 | 1 | 2): number => first[axis] * cos + second[axis] * sin;
  return [at(0), at(1), at(2)];
}

function anglesIn([first, second]: Plane, densities: Float64Array): Float64Array {
  const angles = new Float64Array(densities.length / 3);
  for (let pixel = 0, at = 0; pixel < angles.length; pixel += 1, at += 3) {
    const density: Vector3 = [densities[at]!, densities[at + 1]!, densities[at + 2]!];
    angles[pixel] = Math.atan2(dot(density, second), dot(density, first));
  }
  return angles;
}

function meanOf(densities: Float64Array): Vector3 {
  const sums = [0, 0, 0];
  for (let at = 0; at < densities.length; at += 1) sums[at % 3]! += densities[at]!;
  const pixels = densities.length / 3;
  return [sums[0]! / pixels, sums[1]! / pixels, sums[2]! / pixels];
}

function covarianceOf(densities: Float64Array, mean: Vector3): Matrix3 {
  let [rr, rg, rb, gg, gb, bb] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at + 2 < densities.length; at += 3) {
    const red = densities[at]! - mean[0];
    const green = densities[at + 1]! - mean[1];
    const blue = densities[at + 2]! - mean[2];
    rr += red * red;
    rg += red * green;
    rb += red * blue;
    gg += green * green;
    gb += green * blue;
    bb += blue * blue;
  }
  // The sums serve as they are: eigenvectors do not change with scale.
  return [rr, rg, rb, rg, gg, gb, rb, gb, bb];
}
