import { MAX_STAINED_VALUE, STAIN_DENSITIES } from './optical-density.js';

/** Densities, three a pixel, of those pixels that have at least MIN_STAIN_DENSITY in every channel. `pixels` is RGB. */
export function stainedDensities(pixels: Uint8Array): Float64Array {
  const densities = new Float64Array(pixels.length);
  let length = 0;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = pixels[at]!;
    const green = pixels[at + 1]!;
    const blue = pixels[at + 2]!;
    if (red > MAX_STAINED_VALUE || green > MAX_STAINED_VALUE || blue > MAX_STAINED_VALUE) continue;
    densities[length] = STAIN_DENSITIES[red]!;
    densities[length + 1] = STAIN_DENSITIES[green]!;
    densities[length + 2] = STAIN_DENSITIES[blue]!;
    length += 3;
  }
  return densities.subarray(0, length);
}
