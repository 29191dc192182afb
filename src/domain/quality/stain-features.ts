import { MAX_STAINED_VALUE, STAIN_DENSITIES } from '../stain/optical-density.js';

/** Of a patch: means, deviations and correlations of the red, green and blue optical densities. */
export const STAIN_FEATURES = 9;

/** With less stained than this a patch says little of the stain. */
const MIN_STAINED_SHARE = 0.2;
/** Keeps an even patch's correlation finite. */
const LEAST_VARIANCE = 1e-4;

/**
 * Where a patch lies in stain and brightness: means tell the strength and the hue of the stain, deviations its
 * contrast, correlations whether the dyes are the known two. Over pixels that hold stain in any channel; undefined
 * where fewer than a fifth do. `pixels` is RGB.
 */
export function stainFeatures(pixels: Uint8Array): Float64Array | undefined {
  const sums = new Float64Array(STAIN_FEATURES);
  let count = 0;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    if (Math.min(red, green, blue) > MAX_STAINED_VALUE) continue;
    count += 1;
    addPixel(sums, STAIN_DENSITIES[red]!, STAIN_DENSITIES[green]!, STAIN_DENSITIES[blue]!);
  }
  if (count < (pixels.length / 3) * MIN_STAINED_SHARE) return undefined;
  return featuresOf(sums.map((sum) => sum / count));
}

function addPixel(sums: Float64Array, red: number, green: number, blue: number): void {
  sums[0]! += red;
  sums[1]! += green;
  sums[2]! += blue;
  sums[3]! += red * red;
  sums[4]! += green * green;
  sums[5]! += blue * blue;
  sums[6]! += red * green;
  sums[7]! += green * blue;
  sums[8]! += blue * red;
}

/** `moments`: means, mean squares, mean products of (red, green), (green, blue), (blue, red). */
function featuresOf(moments: Float64Array): Float64Array {
  const features = moments.slice();
  const deviation = (channel: number): number =>
    Math.sqrt(Math.max(0, moments[channel + 3]! - moments[channel]! * moments[channel]!));
  for (let channel = 0; channel < 3; channel += 1) {
    const next = (channel + 1) % 3;
    const covariance = moments[channel + 6]! - moments[channel]! * moments[next]!;
    const correlation = covariance / (deviation(channel) * deviation(next) + LEAST_VARIANCE);
    features[channel + 3] = deviation(channel);
    features[channel + 6] = correlation;
  }
  return features;
}
