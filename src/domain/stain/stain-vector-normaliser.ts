import { GLASS_LIGHT, STAIN_DENSITIES } from './optical-density.js';
import type { StainNormaliser, TwoStains, Vector3 } from './stain-statistics.js';
import { unmixingOf } from './unmix-stains.js';

/**
 * Unmixes into the source's stains, scales the amounts by the ratio of the robust maxima and mixes with the target's
 * stains (Macenko et al. 2009). Densities map to densities linearly, so light is a product of one table a pair of
 * channels: nine tables of 256, no logarithm and no exponential a pixel.
 */
export function stainVectorNormaliser(source: TwoStains, target: TwoStains): StainNormaliser {
  const unmixing = unmixingOf(source);
  const h = target.maxHaematoxylin / source.maxHaematoxylin;
  const e = target.maxEosin / source.maxEosin;
  const weight = (to: 0 | 1 | 2, from: 0 | 1 | 2): number =>
    target.haematoxylin[to] * h * unmixing.haematoxylin[from] + target.eosin[to] * e * unmixing.eosin[from];
  const tables = ([0, 1, 2] as const).map((to) => lightTables([weight(to, 0), weight(to, 1), weight(to, 2)]));
  const [red, green, blue] = [tables[0]!, tables[1]!, tables[2]!];
  return (pixels) => {
    for (let at = 0; at + 2 < pixels.length; at += 3) {
      const r = pixels[at]!;
      const g = pixels[at + 1]! + 256;
      const b = pixels[at + 2]! + 512;
      pixels[at] = toByte(red[r]! * red[g]! * red[b]!);
      pixels[at + 1] = toByte(green[r]! * green[g]! * green[b]!);
      pixels[at + 2] = toByte(blue[r]! * blue[g]! * blue[b]!);
    }
  };
}

/** Light that each value of red, then green, then blue lets pass in one output channel; GLASS_LIGHT is in the first. */
function lightTables(weights: Vector3): Float64Array {
  const tables = new Float64Array(768);
  for (let value = 0; value < 256; value += 1) {
    const density = STAIN_DENSITIES[value]!;
    tables[value] = GLASS_LIGHT * Math.exp(-weights[0] * density);
    tables[value + 256] = Math.exp(-weights[1] * density);
    tables[value + 512] = Math.exp(-weights[2] * density);
  }
  return tables;
}

/** Never below 0. */
function toByte(light: number): number {
  return light >= 254.5 ? 255 : (light + 0.5) | 0;
}
